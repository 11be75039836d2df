//! The purchaser answers what residents said.

use super::{
    ThemeAnswered,
    choices::Taken,
    rules::{ANSWER_THEME, THEME_UNKNOWN},
    state::ThemeId,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Answers a theme residents raised (A03).
    AnswerTheme "answer-theme" ("答复居民议题", "Answer a theme")
    help ("说明采纳与否及原因，答复公开。", "Say whether it is taken up and why. The answer is public.")
    acts [3] scope Process stages [S02, S03, S04, S05, S06]
    {
        theme: ThemeId = ("议题", "Theme");
        taken: Taken = ("处理", "What becomes of it");
        answer: Prose = ("答复", "Answer");
    }
}

impl Act for AnswerTheme {
    fn decide(&self, at: &At<'_>) -> Decided {
        let mut themes = at.process.planning.themes.iter();
        let open = themes.any(|one| one.raised.id == self.theme && one.answer.is_none());
        THEME_UNKNOWN.unless(open).map_err(|one| one.at("theme"))?;
        Decision::new(at)
            .event(ThemeAnswered {
                theme: self.theme,
                taken: self.taken,
                answer: self.answer.text(),
            })
            .meet(&ANSWER_THEME, self.theme)
            .done()
    }
}
