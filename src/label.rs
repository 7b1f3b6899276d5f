//! The kinds of annotation, their one-line definitions and stable string ids.

macro_rules! kinds {
    ($($variant:ident $id:literal $class:ident $definition:literal;)*) => {
        /// What an annotation is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Kind { $(#[doc = $definition] $variant,)* }

        impl Kind {
            /// Every kind, in the order of display.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];

            /// The stable string id, as in the JSON result: "person", "gpe", "cardinal", ...
            pub const fn id(self) -> &'static str {
                match self { $(Kind::$variant => $id,)* }
            }

            /// One line that says what the kind covers.
            pub const fn definition(self) -> &'static str {
                match self { $(Kind::$variant => $definition,)* }
            }

            /// The class the kind belongs to.
            pub const fn class(self) -> Class {
                match self { $(Kind::$variant => Class::$class,)* }
            }

            /// The kind with this id, if there is one.
            pub fn from_id(id: &str) -> Option<Kind> {
                match id { $($id => Some(Kind::$variant),)* _ => None }
            }
        }
    };
}

/// The three classes of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Named things; found by the tagger, joined into entities.
    Name,
    /// Numbers, dates and times; they carry a value.
    Number,
    /// Addresses of the web.
    Web,
}

impl Class {
    /// The id used in the page's API.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Web => "web",
        }
    }
}

kinds! {
    Person "person" Name "People, named characters and animals";
    Norp "norp" Name "Nationalities, ethnic, religious and political groups";
    Org "org" Name "Organisations: companies, agencies, parties, teams, media";
    Gpe "gpe" Name "Countries, cities, states, districts";
    Loc "loc" Name "Other places: regions, rivers, mountains, continents";
    Fac "fac" Name "Facilities: buildings, bridges, airports, roads";
    Product "product" Name "Products: vehicles, weapons, software, platforms";
    Event "event" Name "Named events: wars, storms, tournaments";
    Work "work" Name "Titles of works: shows, books, songs, reports";
    Law "law" Name "Laws, treaties, cases, named articles";
    Language "language" Name "Languages, dialects, scripts";
    Cardinal "cardinal" Number "Counts and plain numbers";
    Ordinal "ordinal" Number "First, 61st: a place in an order";
    Percent "percent" Number "Per cent, percentage points, basis points";
    Money "money" Number "Amounts of money";
    Quantity "quantity" Number "Numbers with a unit of measure";
    Age "age" Number "Ages of people and things";
    Fraction "fraction" Number "Parts: two-thirds, half";
    Ratio "ratio" Number "One in five, 2:1, threefold";
    Score "score" Number "Results of matches and votes";
    Date "date" Number "Days, months, years and longer periods on the calendar";
    Time "time" Number "Clock times and parts of a day";
    Duration "duration" Number "Lengths of time";
    Set "set" Number "Recurring times: every Monday";
    Phone "phone" Number "Telephone numbers";
    Url "url" Web "Addresses of pages";
    Email "email" Web "E-mail addresses";
    Handle "handle" Web "Names of accounts: @name";
    Hashtag "hashtag" Web "Topics: #name";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_round_trip_and_are_unique() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::from_id(kind.id()), Some(kind));
            assert!(!kind.definition().is_empty());
        }
        assert_eq!(Kind::from_id("nonsense"), None);
    }
}
