//! Findings as a table to be read, then as sentences. It prints numbers and computes none.

use kernel::{Bi, Lang, lang::bi};
use measure::{
    Findings,
    coded::Dyad,
    findings::{Cell, Estimate, GapPart, GapRow, Tag, Turn, Verdict, Word},
    ids::PartyId,
};

/// A page of text.
struct Page<'a> {
    findings: &'a Findings,
    lang: Lang,
    text: String,
}

/// Everything found, for a reader at a terminal.
pub(super) fn table(findings: &Findings, lang: Lang) -> String {
    let mut page = Page {
        findings,
        lang,
        text: String::new(),
    };
    page.head();
    page.gaps();
    page.pairs();
    page.turns();
    page.quality();
    page.sentences();
    page.text
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn title(&mut self, words: Bi) {
        let text = words.get(self.lang).to_owned();
        self.line("");
        self.line(&text);
    }

    fn name(&self, party: &PartyId) -> String {
        let mut parties = self.findings.parties.iter();
        let found = parties.find(|one| one.id == *party);
        let name = found.map_or("", |one| one.name.get(self.lang));
        match name {
            "" => party.to_string(),
            name => name.to_owned(),
        }
    }

    fn pair(&self, dyad: &Dyad) -> String {
        format!("{} – {}", self.name(&dyad.upper), self.name(&dyad.lower))
    }

    fn head(&mut self) {
        let found = self.findings;
        let text = bi(
            "合同 {contract}，截至 {day}（引擎与规则包 {version}，种子 {seed}）",
            "contract {contract} as of {day} (engine and pack {version}, seed {seed})",
        )
        .fill(
            self.lang,
            &[
                ("contract", found.contract.as_str()),
                ("day", &found.as_of.to_string()),
                ("version", &found.version),
                ("seed", &found.seed),
            ],
        );
        self.line(&text);
    }

    fn estimate(&self, one: &Estimate) -> String {
        match one {
            Estimate::Known { mean, most, .. } => {
                format!("{mean:.3} ({:.3} … {:.3})", most.0, most.1)
            }
            Estimate::Insufficient { have, need } => {
                bi("不足 {have}/{need}", "too little {have}/{need}").fill(
                    self.lang,
                    &[("have", &have.to_string()), ("need", &need.to_string())],
                )
            }
        }
    }

    fn gaps(&mut self) {
        self.title(bi(
            "合同与记录的差距 N（0 为一致，1 为完全不一致）",
            "Gap N between contract and record (0: alike, 1: nothing alike)",
        ));
        let found = self.findings;
        for row in &found.gaps {
            let place = self.place(row);
            let text = format!(
                "  {place:42} {:.3}  {}",
                row.gap.point,
                self.estimate(&row.gap.estimate)
            );
            self.line(&text);
            if row.stage.is_none() && row.dyad.is_none() {
                for part in &row.gap.parts {
                    let text = format!("    {}", self.part(part));
                    self.line(&text);
                }
            }
        }
    }

    fn place(&self, row: &GapRow) -> String {
        let whole = bi("全部", "whole").get(self.lang);
        match (&row.stage, &row.dyad) {
            (None, None) => whole.to_owned(),
            (Some(stage), None) => stage.to_string(),
            (None, Some(dyad)) => self.pair(dyad),
            (Some(stage), Some(dyad)) => format!("{stage} {}", self.pair(dyad)),
        }
    }

    fn part(&self, part: &GapPart) -> String {
        let (words, by, share, count) = match part {
            GapPart::Imposed { by, part, matters } => (
                bi(
                    "{by}强加于对方：{share}（{count} 件）",
                    "put upon the other side by {by}: {share} ({count} matters)",
                ),
                self.name(by),
                part,
                matters.len(),
            ),
            GapPart::Side { part, matters } => (
                bi(
                    "双方在合同之外：{share}（{count} 件）",
                    "done by both beside the contract: {share} ({count} matters)",
                ),
                String::new(),
                part,
                matters.len(),
            ),
            GapPart::Omitted { by, part, items } => (
                bi(
                    "{by}应做未做：{share}（{count} 项）",
                    "owed by {by} and missing: {share} ({count} items)",
                ),
                self.name(by),
                part,
                items.len(),
            ),
        };
        let (share, count) = (format!("{share:.3}"), count.to_string());
        words.fill(
            self.lang,
            &[("by", &by), ("share", &share), ("count", &count)],
        )
    }

    fn pairs(&mut self) {
        self.title(bi("各对关系", "Each pair of parties"));
        let found = self.findings;
        for cell in &found.cells {
            let insufficient = matches!(cell.verdict, Verdict::Insufficient { .. });
            if cell.stage.is_some() && insufficient {
                continue;
            }
            self.cell(cell);
        }
    }

    fn cell(&mut self, cell: &Cell) {
        let stage = cell.stage.as_ref();
        let stage = stage.map_or_else(
            || bi("各阶段合计", "all stages").get(self.lang).to_owned(),
            ToString::to_string,
        );
        let count = bi(
            "{n} 件，{two} 件双方有记录",
            "{n} matters, {two} told by both sides",
        )
        .fill(
            self.lang,
            &[
                ("n", &cell.matters.to_string()),
                ("two", &cell.two_sided.to_string()),
            ],
        );
        let text = format!("  {} [{stage}] {count}", self.pair(&cell.dyad));
        self.line(&text);
        let text = format!("    {}", self.verdict(cell));
        self.line(&text);
        if matches!(cell.verdict, Verdict::Insufficient { .. }) {
            return;
        }
        let of = &cell.indices;
        for (words, value) in [
            (bi("A 控制偏移", "A control shift"), &of.a),
            (
                bi("ρ 约定外的抵制", "ρ resistance without licence"),
                &of.rho,
            ),
            (
                bi("χ 通过渠道提出异议", "χ voice through channels"),
                &of.chi,
            ),
            (
                bi("V 机关对机构", "V office toward organisation"),
                &of.v_upper,
            ),
            (
                bi("V 机构对机关", "V organisation toward office"),
                &of.v_lower,
            ),
            (bi("B 吸纳", "B absorption"), &of.b),
        ] {
            let text = format!("    {:32} {}", words.get(self.lang), self.estimate(value));
            self.line(&text);
        }
        for tag in &cell.tags {
            let text = format!("    · {}", tag_words(*tag).get(self.lang));
            self.line(&text);
        }
    }

    fn verdict(&self, cell: &Cell) -> String {
        let lang = self.lang;
        match &cell.verdict {
            Verdict::Insufficient { have, need } => bi(
                "记录不足（{have}/{need}），不作判断",
                "too little is recorded ({have}/{need}); nothing is said",
            )
            .fill(
                lang,
                &[("have", &have.to_string()), ("need", &need.to_string())],
            ),
            Verdict::Undetermined { first, second } => bi(
                "不能确定，介于“{first}”与“{second}”之间",
                "undetermined, between “{first}” and “{second}”",
            )
            .fill(
                lang,
                &[
                    ("first", first.name().get(lang)),
                    ("second", second.name().get(lang)),
                ],
            ),
            Verdict::Asserted { what, word } => {
                let word = match word {
                    Word::VeryLikely => bi("很可能", "very likely"),
                    Word::Likely => bi("可能", "likely"),
                };
                let shares = cell.likelihoods.iter().find(|one| one.what == *what);
                let (neutral, sceptical) =
                    shares.map_or((0.0, 0.0), |one| (one.neutral, one.sceptical));
                bi(
                    "{word}：{what}（{neutral}；怀疑先验 {sceptical}）。{plain}",
                    "{word}: {what} ({neutral}; by the sceptical prior {sceptical}). {plain}",
                )
                .fill(
                    lang,
                    &[
                        ("word", word.get(lang)),
                        ("what", what.name().get(lang)),
                        ("neutral", &format!("{neutral:.3}")),
                        ("sceptical", &format!("{sceptical:.3}")),
                        ("plain", what.plain().get(lang)),
                    ],
                )
            }
        }
    }

    fn turns(&mut self) {
        self.title(bi("转折", "Turns"));
        let found = self.findings;
        for turn in &found.turns {
            let text = format!("  {}", self.turn(turn));
            self.line(&text);
        }
    }

    fn turn(&self, turn: &Turn) -> String {
        let pair = self.pair(&turn.dyad);
        let chance = format!("{:.3}", turn.probability);
        match turn.on.filter(|_| turn.shown) {
            Some(on) => bi(
                "{pair}：发生过转折的概率 {chance}，最可能在 {on}",
                "{pair}: a turn with probability {chance}, most likely on {on}",
            )
            .fill(
                self.lang,
                &[
                    ("pair", &pair),
                    ("chance", &chance),
                    ("on", &on.to_string()),
                ],
            ),
            None => bi(
                "{pair}：尚不足以说明有转折（概率 {chance}）",
                "{pair}: no turn is shown yet (probability {chance})",
            )
            .fill(self.lang, &[("pair", &pair), ("chance", &chance)]),
        }
    }

    fn quality(&mut self) {
        self.title(bi("合同本身", "The contract itself"));
        let of = &self.findings.quality;
        let rows = [
            (
                bi("有限度的权力占比", "powers with a limit"),
                of.limited_powers,
            ),
            (
                bi("政府义务占比", "duties that are government's"),
                of.government_duties,
            ),
            (bi("救济的对等程度", "symmetry of remedies"), of.symmetry),
        ];
        for (words, value) in rows {
            let value = value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
            let text = format!("  {:32} {value}", words.get(self.lang));
            self.line(&text);
        }
    }

    fn sentences(&mut self) {
        let found = self.findings;
        for cell in found.cells.iter().filter(|one| one.stage.is_none()) {
            let said = measure::explain::sentences(cell, found, self.lang);
            let pair = self.pair(&cell.dyad);
            self.line("");
            self.line(&pair);
            for one in said {
                let text = format!("  {}", one.text);
                self.line(&text);
            }
        }
    }
}

/// What a tag says.
const fn tag_words(tag: Tag) -> Bi {
    match tag {
        Tag::ContestedThroughChannels => bi(
            "通过约定渠道提出异议",
            "contested through the agreed channels",
        ),
        Tag::Ceremonial => bi(
            "证据支撑不足，履行多停留在说法上",
            "kept in words more than in evidence",
        ),
        Tag::PayLeverage => bi(
            "付款迟延而收款方依赖付款方",
            "money comes late where the payee depends on it",
        ),
        Tag::ReviewConcealment => bi(
            "有未告知购买方的共同行为，建议复核",
            "joint acts that were not disclosed; to be reviewed",
        ),
        Tag::OneSidedRecord => bi("记录主要出自一方", "one side holds the pen"),
    }
}
