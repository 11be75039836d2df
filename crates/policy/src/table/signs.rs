//! Rows of the module `signs`.

rows! {
    "answer-question": [Purchaser, PurchaserHead, Host, Provider, Evaluator]
        ("问哪一方由哪一方回答", "the side that is asked answers");
}
