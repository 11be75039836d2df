//! Draws the fields of a verb.

use crate::wording::In;
use app::Directory;
use domain::{
    At, Fault,
    input::{FieldMeta, Kind, Need},
    refs,
};
use kernel::{Bi, Lang};
use maud::{Markup, html};

/// What a form is drawn with.
pub struct Drawing<'a> {
    /// The language.
    pub lang: In,
    /// Organisations and people to choose from.
    pub directory: &'a Directory,
    /// The purchase, for lists of its objects.
    pub at: &'a At<'a>,
    /// What has been typed.
    pub values: &'a [(String, String)],
    /// What is wrong with it.
    pub faults: &'a [Fault],
    /// The table that was asked to show more rows.
    pub more: Option<&'a str>,
}

/// Most check boxes of a row that are shown without unfolding.
const FEW: usize = 6;
/// Most objects a list offers; beyond it the number is typed and the newest are offered.
const LISTED_MAX: usize = 60;
/// Fewest empty rows a table shows.
const SPARE_ROWS: usize = 2;
/// Empty rows a table shows after more were asked for.
const MORE_ROWS: usize = 6;

impl Drawing<'_> {
    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.values
            .iter()
            .any(|(key, one)| key == name && one == value)
    }

    fn fault(&self, name: &str) -> Option<Bi> {
        self.faults
            .iter()
            .find(|fault| fault.field == name)
            .map(|fault| fault.text)
    }

    /// The fields of a verb, without those that are not asked at present.
    pub fn fields(&self, fields: &[FieldMeta], unasked: &[&str]) -> Markup {
        let asked = fields.iter().filter(|one| !unasked.contains(&one.name));
        html! { @for field in asked { (self.field(field)) } }
    }

    fn field(&self, field: &FieldMeta) -> Markup {
        match field.kind {
            Kind::Rows(columns) => self.table(field, columns),
            Kind::Choices(_) | Kind::Organisations | Kind::Persons | Kind::Refs(_) => {
                self.boxes(field)
            }
            Kind::Line
            | Kind::Prose
            | Kind::Money
            | Kind::Percent
            | Kind::Count
            | Kind::Number
            | Kind::Date
            | Kind::Moment
            | Kind::Time
            | Kind::Choice(_)
            | Kind::Organisation
            | Kind::Person
            | Kind::Ref(_) => self.single(field),
        }
    }

    fn single(&self, field: &FieldMeta) -> Markup {
        let id = format!("f-{}", field.name);
        let fault = self.fault(field.name);
        html! {
            div.field.wrong[fault.is_some()] {
                label for=(id) { (self.label(field)) }
                (self.hint(field, &id))
                (self.complaint(fault, &id))
                (self.control(field, field.name, &id, &described(field, fault, &id)))
            }
        }
    }

    fn label(&self, field: &FieldMeta) -> Markup {
        html! {
            (self.lang.bi(field.label))
            @if field.need == Need::Optional { span.optional { (self.lang.t("（可不填）", " (optional)")) } }
        }
    }

    fn hint(&self, field: &FieldMeta, id: &str) -> Markup {
        let text = self.lang.bi(field.hint);
        html! { @if !text.is_empty() { p.hint id={ (id) "-hint" } { (text) } } }
    }

    fn complaint(&self, fault: Option<Bi>, id: &str) -> Markup {
        html! { @if let Some(text) = fault { p.fault id={ (id) "-fault" } { (self.lang.bi(text)) } } }
    }

    fn control(&self, field: &FieldMeta, name: &str, id: &str, described: &str) -> Markup {
        let value = self.value(name);
        let described = (!described.is_empty()).then_some(described);
        let input = |kind: &str, mode: &str| {
            html! { input id=(id) name=(name) type=(kind) inputmode=(mode) value=(value) aria-describedby=[described] autocomplete="off"; }
        };
        match field.kind {
            Kind::Line => input("text", "text"),
            Kind::Money => {
                html! { span.money { (self.at.currency().sign()) " " (input("text", "decimal")) } }
            }
            Kind::Percent => html! { span.money { (input("text", "decimal")) " %" } },
            Kind::Count => input("text", "numeric"),
            Kind::Number => input("text", "decimal"),
            Kind::Date => input("date", "text"),
            Kind::Moment => input("datetime-local", "text"),
            Kind::Time => input("time", "text"),
            Kind::Prose => html! {
                textarea id=(id) name=(name) rows="4" aria-describedby=[described] { (value) }
            },
            Kind::Ref(_) => self.object(field, (name, id), described),
            Kind::Choice(_) | Kind::Organisation | Kind::Person => html! {
                select id=(id) name=(name) aria-describedby=[described] {
                    @let options = self.options(field);
                    option value="" { (self.lang.t("请选择", "Choose")) }
                    // An object that is not among the latest is named by the link to the form.
                    @if matches!(field.kind, Kind::Ref(_)) && !value.is_empty() && !options.iter().any(|(code, _)| code == value) {
                        option value=(value) selected { (value) }
                    }
                    @for (code, label) in options {
                        option value=(code) selected[code == value] { (label) }
                    }
                }
            },
            Kind::Choices(_)
            | Kind::Organisations
            | Kind::Persons
            | Kind::Refs(_)
            | Kind::Rows(_) => html! {},
        }
    }

    /// A field for one object of the purchase: a list to choose from, or, where there are too many to
    /// list, a place to type the number, with the newest to pick from.
    fn object(
        &self,
        field: &FieldMeta,
        (name, id): (&str, &str),
        described: Option<&str>,
    ) -> Markup {
        let value = self.value(name);
        let options = self.options(field);
        if options.len() <= LISTED_MAX {
            return html! {
                select id=(id) name=(name) aria-describedby=[described] {
                    option value="" { (self.lang.t("请选择", "Choose")) }
                    @for (code, label) in &options {
                        option value=(code) selected[code == value] { (label) }
                    }
                }
            };
        }
        let newest = options.iter().rev().take(LISTED_MAX);
        let example = options.last().map_or("", |(code, _)| code);
        html! {
            input id=(id) name=(name) type="text" value=(value) list={ (id) "-list" } placeholder=(example) aria-describedby=[described] autocomplete="off";
            datalist id={ (id) "-list" } { @for (code, label) in newest { option value=(code) { (label) } } }
            p.hint { (self.lang.t("共 ", "There are ")) (options.len()) (self.lang.t(" 项，请填写编号，例如 ", "; type its number, for example ")) (example) }
        }
    }

    /// The answers a field offers: code and label.
    pub fn options(&self, field: &FieldMeta) -> Vec<(String, String)> {
        let lang = self.lang.0;
        match field.kind {
            Kind::Choice(list) | Kind::Choices(list) => list()
                .into_iter()
                .map(|(code, name)| (code.to_owned(), name.get(lang).to_owned()))
                .collect(),
            Kind::Organisation | Kind::Organisations => self
                .directory
                .organisations()
                .map(|one| (one.id.to_string(), one.name(lang).to_owned()))
                .collect(),
            Kind::Person | Kind::Persons => self.people(lang),
            Kind::Ref(kind) | Kind::Refs(kind) => refs::options(self.at, kind)
                .into_iter()
                .map(|one| {
                    let name = one.name(lang).to_owned();
                    (one.value, name)
                })
                .collect(),
            Kind::Line
            | Kind::Prose
            | Kind::Money
            | Kind::Percent
            | Kind::Count
            | Kind::Number
            | Kind::Date
            | Kind::Moment
            | Kind::Time
            | Kind::Rows(_) => Vec::new(),
        }
    }

    fn people(&self, lang: Lang) -> Vec<(String, String)> {
        let mut people: Vec<(String, String)> = self
            .directory
            .persons()
            .map(|one| {
                let organisation = one
                    .organisation
                    .and_then(|id| self.directory.organisation(id));
                let place = organisation.map_or("", |card| card.name(lang));
                (
                    one.id.to_string(),
                    format!("{place} {}", one.name(lang)).trim().to_owned(),
                )
            })
            .collect();
        people.sort_by(|left, right| left.1.cmp(&right.1));
        people
    }

    /// The answers of check boxes: of many objects the newest, and whatever is ticked.
    fn newest(&self, field: &FieldMeta, name: &str) -> Vec<(String, String)> {
        let mut options = self.options(field);
        if let (Kind::Refs(_), Some(older)) = (field.kind, options.len().checked_sub(LISTED_MAX)) {
            let newest = options.split_off(older);
            options.retain(|(code, _)| self.has(name, code));
            options.extend(newest);
        }
        options
    }

    fn boxes(&self, field: &FieldMeta) -> Markup {
        let id = format!("f-{}", field.name);
        let fault = self.fault(field.name);
        let options = self.newest(field, field.name);
        html! {
            fieldset.field.wrong[fault.is_some()] id=(id) {
                legend { (self.label(field)) }
                (self.hint(field, &id))
                (self.complaint(fault, &id))
                @if options.is_empty() { p.hint { (self.lang.t("目前没有可选项", "nothing to choose from at present")) } }
                div.boxes {
                    @for (code, label) in options {
                        label.box {
                            input type="checkbox" name=(field.name) value=(code) checked[self.has(field.name, &code)];
                            span { (label) }
                        }
                    }
                }
            }
        }
    }

    fn table(&self, field: &FieldMeta, columns: &'static [FieldMeta]) -> Markup {
        let prefix = format!("{}.", field.name);
        let used = self
            .values
            .iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .filter_map(|(key, _)| key.strip_prefix(&prefix)?.split('.').next()?.parse().ok())
            .max()
            .map_or(0, |last: usize| last + 1);
        let spare = if self.more == Some(field.name) {
            MORE_ROWS
        } else {
            SPARE_ROWS
        };
        let id = format!("f-{}", field.name);
        let fault = self.fault(field.name);
        html! {
            fieldset.field.rows.wrong[fault.is_some()] id=(id) {
                legend { (self.label(field)) }
                (self.hint(field, &id))
                (self.complaint(fault, &id))
                @for number in 0..used + spare {
                    div.row role="group" aria-label={ (self.lang.bi(field.label)) " " (number + 1) } {
                        span.number aria-hidden="true" { (number + 1) }
                        @for column in columns { (self.cell(field.name, number, column)) }
                    }
                }
                button.plain type="submit" name="_more" value=(field.name) formnovalidate { (self.lang.t("再加几行", "Add rows")) }
            }
        }
    }

    fn cell(&self, table: &str, number: usize, column: &FieldMeta) -> Markup {
        let name = format!("{table}.{number}.{}", column.name);
        let id = format!("f-{name}");
        let fault = self.fault(&name);
        if matches!(column.kind, Kind::Refs(_) | Kind::Choices(_)) {
            return self.cell_boxes(column, &name, &id);
        }
        html! {
            div.cell.wrong[fault.is_some()] {
                label for=(id) { (self.lang.bi(column.label)) }
                (self.complaint(fault, &id))
                (self.control(column, &name, &id, &described(column, fault, &id)))
            }
        }
    }
}

impl Drawing<'_> {
    /// Check boxes in a row of a table, folded so that a row stays short; open where some are ticked.
    fn cell_boxes(&self, column: &FieldMeta, name: &str, id: &str) -> Markup {
        let fault = self.fault(name);
        let options = self.newest(column, name);
        let ticked = options.iter().filter(|(code, _)| self.has(name, code));
        let ticked = ticked.count();
        html! {
            fieldset.cell.wrong[fault.is_some()] id=(id) {
                details open[ticked > 0 || fault.is_some() || options.len() <= FEW] {
                    summary { (self.lang.bi(column.label)) @if ticked > 0 { " " (ticked) } }
                    (self.complaint(fault, id))
                    @if options.is_empty() { p.hint { (self.lang.t("目前没有可选项", "nothing to choose from at present")) } }
                    @for (code, label) in options {
                        label.box {
                            input type="checkbox" name=(name) value=(code) checked[self.has(name, &code)];
                            span { (label) }
                        }
                    }
                }
            }
        }
    }
}

fn described(field: &FieldMeta, fault: Option<Bi>, id: &str) -> String {
    let mut ids = Vec::new();
    if !field.hint.zh.is_empty() {
        ids.push(format!("{id}-hint"));
    }
    if fault.is_some() {
        ids.push(format!("{id}-fault"));
    }
    ids.join(" ")
}
