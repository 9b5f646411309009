"""The one adapter between the actor register and Qt's model of a table."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from annotation.codebook import ActorKind
from annotation.review import Review, State
from annotation.values import Entity
from ui.widgets import safe_tooltip

NAME, KIND, COUNTRY, ALIASES, EXTERNAL, HERE = range(6)
COLUMNS = ("Name", "Kind", "Country", "Aliases", "External id", "Here")
TIPS = (
    "The name by which it is known",
    "What kind of actor it is",
    "The country that it belongs to, in English",
    "Other names, with ; between them",
    "An id elsewhere, such as Q42418 of Wikidata",
    "How often it is named in this article",
)

Index = QModelIndex | QPersistentModelIndex


class RegisterModel(QAbstractTableModel):
    """The entities that were searched for. `change(entity)` does what a cell was corrected to.

    One that was merged stands below the one that it was found to be.
    """

    def __init__(self, kinds: tuple[ActorKind, ...], change: Callable[[Entity], None]) -> None:
        super().__init__()
        self.kinds = kinds
        self._labels = {kind.name: kind.label for kind in kinds}
        self._change = change
        self._review: Review | None = None
        self._rows: list[Entity] = []
        self._here: Counter[str] = Counter()
        self._words = ""
        self._order = (NAME, Qt.SortOrder.AscendingOrder)

    def show_review(self, review: Review | None, words: str) -> None:
        """Look at the whole register again: it changed, or something else is searched for."""
        self.beginResetModel()
        self._review, self._words = review, words
        self._here = _counts(review)
        typed = words.casefold().split()
        self._rows = [] if review is None else self._found(review, typed)
        self.endResetModel()

    def _found(self, review: Review, typed: list[str]) -> list[Entity]:
        merged: dict[str, list[Entity]] = {}
        for entity in review.layer.register.held():
            standing = review.layer.register.standing(entity.id) if entity.merged else None
            if standing is not None and standing.id != entity.id:
                merged.setdefault(standing.id, []).append(entity)
        rows: list[Entity] = []
        for entity in self._sorted(review.layer.register.all()):
            family = [entity, *merged.get(entity.id, ())]
            if any(self._passes(each, typed) for each in family):
                rows += family
        return rows

    def _sorted(self, entities: list[Entity]) -> list[Entity]:
        column, order = self._order
        down = order == Qt.SortOrder.DescendingOrder
        if column == HERE:
            return sorted(entities, key=lambda each: self._here[each.id], reverse=down)
        return sorted(entities, key=lambda each: self.text(each, column).casefold(), reverse=down)

    def _passes(self, entity: Entity, typed: list[str]) -> bool:
        parts = (entity.name, *entity.aliases, self._kind(entity), entity.country, entity.external)
        text = " ".join(parts).casefold()
        return all(word in text for word in typed)

    def _kind(self, entity: Entity) -> str:
        return self._labels.get(entity.kind, entity.kind)

    @property
    def is_searching(self) -> bool:
        return bool(self._words.split())

    def entity(self, number: int) -> Entity | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number(self, entity_id: str) -> int:
        """Return the line of an entity, -1 where the search hides it."""
        ids = [entity.id for entity in self._rows]
        return ids.index(entity_id) if entity_id in ids else -1

    def text(self, entity: Entity, column: int) -> str:
        if column == HERE:
            return str(self._here[entity.id]) if not entity.merged else ""
        values = {
            NAME: f"= {entity.name}" if entity.merged else entity.name,
            KIND: self._kind(entity),
            COUNTRY: entity.country,
            ALIASES: "; ".join(entity.aliases),
            EXTERNAL: entity.external,
        }
        return values[column]

    # -- what Qt asks ----------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return TIPS[section]
        return COLUMNS[section] if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entity = self.entity(index.row()) if index.isValid() else None
        if entity is None:
            return None
        if role == Qt.ItemDataRole.EditRole and index.column() == NAME:
            return entity.name
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(entity, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self.text(entity, index.column())
            return safe_tooltip(text) if text else None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == HERE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        entity, flags = self.entity(index.row()), super().flags(index)
        is_open = entity is not None and not entity.merged and index.column() != HERE
        return flags | Qt.ItemFlag.ItemIsEditable if is_open else flags

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entity = self.entity(index.row())
        if entity is None or role != Qt.ItemDataRole.EditRole:
            return False
        entity = self._as_it_stands(entity)
        corrected = self._corrected(entity, index.column(), " ".join(str(value).split()))
        if corrected != entity:
            self._change(corrected)
            self._rows[index.row()] = self._as_it_stands(entity)
        return True

    def _as_it_stands(self, entity: Entity) -> Entity:
        """Return an entity as the register has it now: the rows may be older than that."""
        known = None if self._review is None else self._review.layer.register.get(entity.id)
        return entity if known is None else known

    def _corrected(self, entity: Entity, column: int, text: str) -> Entity:
        if column == KIND:
            names = {kind.label: kind.name for kind in self.kinds}
            return replace(entity, kind=names.get(text, text))
        if column == ALIASES:
            parts = (part.strip() for part in text.split(";"))
            return replace(entity, aliases=tuple(dict.fromkeys(part for part in parts if part)))
        if column == COUNTRY:
            return replace(entity, country=text)
        if column == EXTERNAL:
            return replace(entity, external=text)
        return replace(entity, name=text)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self.show_review(self._review, self._words)


def _counts(review: Review | None) -> Counter[str]:
    """Return how often each entity is named in the open article."""
    if review is None:
        return Counter()
    named = (review.entity_of(i) for i in review.items if i.entity and i.state != State.REJECTED)
    return Counter(entity.id for entity in named if entity is not None)


def first_mention(review: Review, entity_id: str) -> str | None:
    """Return the first item of the article that names an entity."""
    for item in review.items:
        named = review.entity_of(item) if item.state != State.REJECTED else None
        if named is not None and named.id == entity_id:
            return item.id
    return None
