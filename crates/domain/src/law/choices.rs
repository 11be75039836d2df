//! The closed lists of this module.

choice! {
    /// What an assessment of conflicts of interest found (Procurement Act 2023 ss. 81–83).
    Conflicts {
        None "none" ("没有发现利益冲突", "no conflict was found");
        Mitigated "mitigated" ("存在利益冲突，已采取措施消除影响", "there are conflicts, and steps take away their effect");
        Unsolved "unsolved" ("存在利益冲突，尚不能消除影响", "there is a conflict that no step takes away yet");
    }
}

choice! {
    /// Who or what a contract that is not signed yet waits for.
    LateCause {
        Purchaser "purchaser" ("购买方尚未签署", "the purchaser has not signed");
        Provider "provider" ("承接方尚未签署", "the provider has not signed");
        Both "both" ("双方均未签署", "neither side has signed");
        Objection "objection" ("质疑或投诉未决", "an objection or complaint is open");
    }
}
