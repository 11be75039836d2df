//! Pages, forms and the JSON interface.
