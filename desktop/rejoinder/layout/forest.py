"""What a layout asks of a map, by name: what hangs under what, and how large it is.

The owner of a forest changes it in place and then tells the plots that were made for it
which names that concerns.
"""

from dataclasses import dataclass, field

from rejoinder.layout.placement import Link, Size, Tree


@dataclass
class Forest:
    """The visible map. ``roots``: the thesis first, then what is loose.

    Cards and steps alternate: a card's ``children`` are steps; a step's are its home premises
    (cards), then the steps that undercut or back it. Who has none need not be in
    ``children``. A step without home premises rests on cross links alone and is drawn as a
    stub. ``sizes`` holds every node that is shown, steps with the size of their discs.
    """

    roots: tuple[str, ...] = ()
    children: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sizes: dict[str, Size] = field(default_factory=dict)
    steps: set[str] = field(default_factory=set)
    links: tuple[Link, ...] = ()

    def __len__(self) -> int:
        return len(self.sizes)

    @staticmethod
    def of(tree: Tree, links: tuple[Link, ...] = ()) -> "Forest":
        """The forest of the rows of ``tree``."""
        names = tree.names
        below: dict[str, list[str]] = {}
        roots = []
        for name, parent in zip(names, tree.parents, strict=True):
            if parent < 0:
                roots.append(name)
            else:
                below.setdefault(names[parent], []).append(name)
        return Forest(
            tuple(roots),
            {name: tuple(children) for name, children in below.items()},
            dict(zip(names, tree.sizes, strict=True)),
            {name for name, is_step in zip(names, tree.is_step, strict=True) if is_step},
            links,
        )

    def names(self) -> list[str]:
        """All names in reading order."""
        children = self.children
        found = []
        waiting = list(reversed(self.roots))
        while waiting:
            name = waiting.pop()
            found.append(name)
            below = children.get(name)
            if below:
                waiting += reversed(below)
        return found

    def tree(self) -> Tree:
        """All of it as flat rows in reading order."""
        children = self.children
        names: list[str] = []
        parents: list[int] = []
        waiting = [(root, -1) for root in reversed(self.roots)]
        while waiting:
            name, parent = waiting.pop()
            below = children.get(name)
            if below:
                row = len(names)
                waiting += [(child, row) for child in reversed(below)]
            names.append(name)
            parents.append(parent)
        steps, sizes = self.steps, self.sizes
        return Tree(
            tuple(names),
            tuple(parents),
            tuple([name in steps for name in names]),
            tuple([sizes[name] for name in names]),
        )

    def become(self, other: "Forest") -> list[str]:
        """Takes over all that ``other`` holds, and says which names a plot has to be told."""
        touched = [name for name in self.sizes if name not in other.sizes]
        touched += [
            name
            for name, size in other.sizes.items()
            if self.sizes.get(name) != size or self.children.get(name) != other.children.get(name)
        ]
        self.roots, self.links, self.steps = other.roots, other.links, other.steps
        self.children, self.sizes = other.children, other.sizes
        return touched
