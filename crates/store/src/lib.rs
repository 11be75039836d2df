//! The record and the plain rows in one embedded database.
