//! How objects of this module are said in timeline sentences.

use super::state::{Component, CostModel, Documents, Finding, MarketActor, Raised};
use crate::say::Say;
use kernel::Lang;

impl Say for MarketActor {
    fn say(&self, lang: Lang) -> String {
        self.name.say(lang)
    }
}
impl Say for Raised {
    fn say(&self, lang: Lang) -> String {
        format!("{} {}", self.id, self.name.say(lang))
    }
}
impl Say for Component {
    fn say(&self, lang: Lang) -> String {
        let (name, result) = (self.name.say(lang), self.result.say(lang));
        match lang {
            Lang::Zh => format!("{name}（{result}）"),
            Lang::En => format!("{name} ({result})"),
        }
    }
}
impl Say for CostModel {
    fn say(&self, lang: Lang) -> String {
        let CostModel {
            staff_cost,
            price,
            evaluation,
            ..
        } = self;
        match lang {
            Lang::Zh => format!("服务价格 {price}，人员底线 {staff_cost}，评估费另列 {evaluation}"),
            Lang::En => format!(
                "service price {price}, staff floor {staff_cost}, evaluation apart {evaluation}"
            ),
        }
    }
}
impl Say for Box<Documents> {
    fn say(&self, lang: Lang) -> String {
        let (lots, ceiling) = (self.lots.len(), self.plan.ceiling);
        let method = self.plan.method.say(lang);
        match lang {
            Lang::Zh => format!("{method}，{lots} 个包，最高限价 {ceiling}"),
            Lang::En => format!("{method}, lots: {lots}, ceiling {ceiling}"),
        }
    }
}
impl Say for Finding {
    fn say(&self, lang: Lang) -> String {
        let lint = self.lint.say(lang);
        match self.criterion {
            Some(id) => format!("{id} {lint}"),
            None => lint,
        }
    }
}
