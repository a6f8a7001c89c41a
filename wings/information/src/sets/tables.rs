//! The tables that reference sets are written into, each with its columns in the order of the values of a row.

use jalon_kernel::db::CopyInto;

macro_rules! tables {
    ($($(#[$doc:meta])* $variant:ident = $table:literal, $french:literal, [$($column:literal),+];)+) => {
        /// A table of reference sets.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(super) enum Table { $($(#[$doc])* $variant),+ }

        impl Table {
            /// Where and into which columns its rows go; the first column is the version's.
            pub(super) const fn into(self) -> CopyInto {
                match self {
                    $(Self::$variant => CopyInto { table: $table, columns: &["dataset_id", $($column),+] }),+
                }
            }

            /// What its rows are, in French, for the counts that are compared.
            pub(super) const fn french(self) -> &'static str {
                match self { $(Self::$variant => $french),+ }
            }
        }
    };
}

tables! {
    Certification = "certification", "fiches de certification", [
        "number", "title", "register", "kind", "level", "is_active", "by_experience", "ends_on", "last_award_on",
        "payload"
    ];
    CertificationPart = "certification_part", "liens et blocs de certification",
        ["number", "kind", "code", "label", "payload"];
    Training = "training", "fiches de formation", ["key", "title", "provider", "siret", "updated_on", "payload"];
    TrainingCode = "training_code", "liens de formation", ["key", "kind", "code"];
    TrainingSession = "training_session", "sessions de formation", [
        "key", "rank", "starts_on", "ends_on", "teaching", "entry", "recruitment", "postal_code", "commune", "city",
        "latitude", "longitude", "hours", "price", "payload"
    ];
    Commune = "commune", "lignes de communes", ["code", "kind", "name", "department", "region", "parent"];
    PostalPlace = "postal_place", "lignes de codes postaux",
        ["postal_code", "commune", "label", "latitude", "longitude"];
    CommuneArea = "commune_area", "rattachements de communes", ["commune", "area", "name"];
    CommunePopulation = "commune_population", "populations par année", ["commune", "year", "inhabitants"];
    Territory = "territory", "lignes de territoires", ["kind", "code", "name", "parent", "chief_town"];
    MarketFigure = "market_figure", "chiffres du marché du travail", [
        "indicator", "nomenclature", "code", "label", "area_kind", "area", "area_name", "department", "region",
        "period", "value"
    ];
    Term = "nomenclature_term", "lignes de nomenclature", ["nomenclature", "code", "label", "parent", "payload"];
    Passage = "nomenclature_passage", "lignes de passage", ["kind", "from_code", "to_code", "label", "weight"];
    Structure = "structure", "fiches de structure", [
        "key", "name", "network", "siret", "postal_code", "commune", "city", "department", "latitude", "longitude",
        "updated_on", "payload"
    ];
    Service = "service", "fiches de service", [
        "key", "structure_key", "name", "kind", "themes", "postal_code", "commune", "city", "department", "latitude",
        "longitude", "updated_on", "payload"
    ];
}
