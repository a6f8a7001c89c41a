//! Tables by slices: `barème`, `grille` and `taux progressif` share the same writing.

use crate::read::Reading;
use crate::read::yaml::{Item, Yaml};
use crate::tree::{BracketKind, Brackets, Node, NodeId, ONE, Slice, UNDEFINED};

impl Reading<'_> {
    pub fn brackets(&mut self, item: &Item, kind: BracketKind) -> NodeId {
        let name = match kind {
            BracketKind::Marginal => "barème",
            BracketKind::Grid => "grille",
            BracketKind::Progressive => "taux progressif",
        };
        let Some(base) = item.get("assiette") else {
            self.expected(
                item.position,
                format!("il manque « assiette » dans « {name} »"),
                "assiette: valeur",
            );
            return UNDEFINED;
        };
        let base = self.value(base);
        let multiplier = match item.get("multiplicateur") {
            None | Some(Item { value: Yaml::Null, .. }) => ONE,
            Some(multiplier) => self.value(multiplier),
        };
        let slices = match item.get("tranches").map(|slices| &slices.value) {
            Some(Yaml::List(slices)) if !slices.is_empty() => slices,
            _ => {
                self.expected(
                    item.position,
                    format!("il manque « tranches » dans « {name} »"),
                    "une liste de tranches",
                );
                return UNDEFINED;
            }
        };
        let last = slices.len() - 1;
        let mut read = Vec::with_capacity(slices.len());
        for (rank, slice) in slices.iter().enumerate() {
            let wanted = if kind == BracketKind::Grid { "montant" } else { "taux" };
            let yields = match slice.get(wanted) {
                Some(value) => self.value(value),
                None => {
                    let message = format!("il manque « {wanted} » dans la tranche n° {}", rank + 1);
                    self.expected(slice.position, message, format!("{wanted}: valeur"));
                    UNDEFINED
                }
            };
            let ceiling = slice.get("plafond").map(|ceiling| self.value(ceiling));
            if ceiling.is_none() && rank < last {
                let message = format!("la tranche n° {} n'a pas de plafond", rank + 1);
                self.expected(slice.position, message, "un plafond à chaque tranche, sauf la dernière");
            }
            read.push(Slice { ceiling, yields });
        }
        self.arena.brackets.push(Brackets { kind, base, multiplier, slices: read });
        self.arena.push(Node::Brackets(self.arena.brackets.len() as u32 - 1))
    }
}
