//! Rule packs: parameters of law and practice as data, resolved by date, each with its source.
