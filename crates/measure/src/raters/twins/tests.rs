use super::*;
use crate::raters::sheet::RaterId;
use proptest::prelude::*;

const VISIT: &str = "本季度社工共探访独居长者三十二户，协助其中五户申请居家养老补贴，\
    并为三位行动不便的长者联系了社区医生上门量血压，家属普遍反映服务及时。";
const ENGLISH: &str = "During the quarter the team visited thirty-two elders living alone, helped \
    five of them apply for the home care subsidy and arranged for a doctor to call on three.";

fn text(id: &str, words: &str) -> Text {
    Text {
        id: TextId::new(id),
        rater: RaterId::new("r"),
        words: words.to_owned(),
    }
}

#[test]
fn normal_text_is_letters_with_numbers_as_one_sign() {
    let got: String = normal("第 12 期：ＡＢＣ, Visited 3,000 elders！一二三")
        .into_iter()
        .collect();
    assert_eq!(got, "第0期abcvisited0elders一二三");
}

#[test]
fn copies_with_other_numbers_and_stops_are_twins_in_both_languages() {
    let changed = VISIT.replace('，', "、 ").replace("本季度", "上季度");
    let english = ENGLISH
        .to_uppercase()
        .replace("CALL ON THREE", "call on 3 more");
    let other = "文化站的舞台灯光本月坏了两次，志愿者自带音响完成了重阳节演出，\
        观众约一百二十人，活动后收回的问卷里有人建议增加座椅。";
    let texts = [
        text("a", VISIT),
        text("b", &changed),
        text("c", ENGLISH),
        text("d", &english),
        text("e", other),
        text("f", "同意"),
    ];
    let got = twins(&texts, &[]);
    let names: Vec<(&str, &str)> = got
        .pairs
        .iter()
        .map(|pair| (pair.first.as_str(), pair.second.as_str()))
        .collect();
    assert_eq!(names, [("a", "b"), ("c", "d")]);
    assert!(
        got.pairs
            .iter()
            .all(|pair| pair.similarity >= TWIN_FROM && pair.similarity < 1.0)
    );
    assert_eq!(got.compared.len(), 5);
    assert_eq!(got.too_short.len(), 1);
    assert_eq!(got.copied().len(), 4);
}

#[test]
fn the_words_of_a_form_do_not_make_twins() {
    let form = "请评估机构在本季度内履行服务合同的情况，并逐项说明理由，必要时附上证明材料。\
        评估意见应当具体、客观，不得仅以活动照片作为依据。评估人签名并注明日期。";
    let first =
        format!("{form}长者饭堂的菜单每周更换，糖尿病长者有单独餐盒，营养师每月到场一次指导。");
    let second =
        format!("{form}青少年小组只开了两节就停了，原因是学校临时收回教室，机构未补课也未说明。");
    let texts = [text("a", &first), text("b", &second)];
    let with_form = Shingles::of(&first, &Masks::default());
    let similar = with_form.similarity(&Shingles::of(&second, &Masks::default()));
    assert!(similar > 0.4, "{similar}");
    assert_eq!(twins(&texts, &[form]).pairs, []);
    let masks = Masks::of(&[form]);
    let (one, other) = (Shingles::of(&first, &masks), Shingles::of(&second, &masks));
    assert_eq!(one.similarity(&other), 0.0);
    // 33 letters beside the form make 29 shingles; none spans the cut.
    let own = normal(first.strip_prefix(form).unwrap()).len();
    assert_eq!(one.len(), own - 4);
}

#[test]
fn similarity_is_exact() {
    let shingles = |text: &str| Shingles::of(text, &Masks::default());
    // abcde bcdef cdefg | bcdef cdefg defgh: two of four.
    assert_eq!(shingles("abcdefg").similarity(&shingles("bcdefgh")), 0.5);
    assert_eq!(shingles("abcd").similarity(&shingles("abcd")), 0.0);
    assert!(shingles("abcd").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_estimate_is_near_the_exact_value(
        common in "[a-z]{60,200}", one in "[a-z]{0,120}", other in "[a-z]{0,120}",
    ) {
        let of = |tail: &str| Shingles::of(&format!("{common}{tail}"), &Masks::default());
        let (one, other) = (of(&one), of(&other));
        let estimate = Signature::of(&one).estimate(&Signature::of(&other));
        // Five standard errors at their largest.
        prop_assert!((estimate - one.similarity(&other)).abs() < 0.22);
    }

    #[test]
    fn order_of_texts_changes_nothing(words in prop::collection::vec("[ab]{20,60}", 2..8)) {
        let mut texts: Vec<Text> = words
            .iter()
            .enumerate()
            .map(|(place, words)| text(&format!("t{place}"), words))
            .collect();
        let before = twins(&texts, &[]);
        texts.reverse();
        prop_assert_eq!(before, twins(&texts, &[]));
    }
}
