"""The cast of a stage: who is in it, given places and acts once the stage is compiled, and posed at any story time.

`casting.stage_cast` makes one; `Cast.bind` measures the figures, lets physics run where physics decides, and gives a
`Performance`, which is a pure function of story time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import mujoco

from generators.previz.acting import FLYING_CRAFT
from generators.previz.airborne import is_stroke
from generators.previz.altering import changed, pour_out
from generators.previz.animal_scripts import animal_cues
from generators.previz.astride import mount_of
from generators.previz.balancing import balanced_places, balances_of, on_balances
from generators.previz.belly import OnBelly, slides_on_belly
from generators.previz.beside import vessel_of
from generators.previz.blocking import Terrain, Track
from generators.previz.bouts import bout_of
from generators.previz.burning import burning_of
from generators.previz.burrows import at_burrow, burrow_of
from generators.previz.camera import is_of_hands, part_of
from generators.previz.circuits import circled, picture_round, seen_from
from generators.previz.claims import reaches_of, standing_of, works_of
from generators.previz.cords import Ends, cord_of
from generators.previz.fishbowls import in_fishbowls
from generators.previz.fitting import CompanyMember, on_stairs
from generators.previz.flower_heads import has_head, head_in_picture, picture_of_head
from generators.previz.handling import animation_of, is_handled, release_of, taken_up_to_be_thrown
from generators.previz.heaps import is_leaf_heap
from generators.previz.immersing import (
    immersed,
    picture_of_tank,
    vessels_dropped_into,
)
from generators.previz.into_water import IntoWater, splash_into_water, water_splash
from generators.previz.launching import Descending, Launching, RisingTrack, lift_off_of, standing_box
from generators.previz.leaping import Leaping, leaps_of, spray_of
from generators.previz.meeting import (
    crashes,
    is_lost_on,
    is_ramp,
    meetings,
    on_furniture,
    picture_of,
    picture_of_crash,
    picture_of_strike,
    standing_pairs,
    turned_aside,
)
from generators.previz.motion.debris import Debris, debris_of
from generators.previz.motion.plume_sources import plume_source
from generators.previz.motion.rotations import add, rotate
from generators.previz.motion.script import Cue
from generators.previz.motion.side_way import SideWay
from generators.previz.motion.simulation import Recording, simulate
from generators.previz.needs import Placed, Use, uses_of
from generators.previz.opening import swings_of
from generators.previz.part_pace import at_pace, pace_of_parts
from generators.previz.perching import perch_of, perching
from generators.previz.performance import Member, Performance, Player
from generators.previz.placing import places_of, travel_to
from generators.previz.plunging import Plunging, plunge_in, splash_of
from generators.previz.pouring import Pour, Stream
from generators.previz.rigs import Act, Animation, Model, Posture
from generators.previz.scripts import cues_of
from generators.previz.sets.swell import Swell, afloat
from generators.previz.sides import Passage, passages_of, placed_at
from generators.previz.splashes import splashes_of
from generators.previz.strangers import strangers_of
from generators.previz.taking_in import taken_in
from generators.previz.toppling import toppled
from generators.previz.tracks import (
    ActedTrack,
    CarriedTrack,
    Extents,
    FreeTrack,
    PlaceTrack,
    WayTrack,
    climb_of,
    measure,
)
from generators.previz.up_faces import face_of, up_face
from generators.previz.vaulting import Vaulting
from generators.previz.whirling import whirled
from prompts.shot import Shot

__all__ = ["Cast"]

MAY_SHINE = frozenset({"furniture", "device", "tool", "building", "vessel", "food", "fire", "thing"})
"""Kinds of things that flames and lamps are among."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The figures of a stage that is not compiled yet."""

    shot: Shot
    terrain: Terrain
    story_seconds: float
    members: tuple[Member, ...]
    warnings: tuple[str, ...]
    pour: Pour | None = None
    stream: Stream | None = None

    def bind(self, model: Any) -> Performance:
        """Places the figures in the compiled model, runs physics, and measures what the camera must know.

        Args:
            model: the `MjModel` that the builder's spec was compiled to.
        """
        placed = [Placed(m.part, m.model, m.copy) for m in self.members]
        passages = passages_of(self.shot, placed)
        if passages:
            return self._from_side_to_side(model, passages)
        return self._bound(model, placed, ())

    def _from_side_to_side(self, model: Any, passages: Sequence[Passage]) -> Performance:
        """The performance of a cast of whom some go from one side of a thing to another."""
        members = list(self.members)
        for passage in passages:
            members[passage.index] = replace(members[passage.index], part=passage.part)
        cast = replace(self, members=tuple(members))
        return cast._bound(model, [Placed(m.part, m.model, m.copy) for m in members], passages)

    def _bound(self, model: Any, placed: Sequence[Placed], passages: Sequence[Passage]) -> Performance:
        seconds = self.story_seconds
        uses = uses_of(placed)
        pairs = standing_pairs(placed, self.shot)
        places = turned_aside(pairs, placed, places_of(self.shot, placed, uses, seconds))
        balances = balances_of(self.shot, placed)
        places = balanced_places(balances, places)
        for passage in passages:
            places = placed_at(passage, places)
        travels = [
            travel_to(self.terrain, m.part, place, seconds, self._carrier_seed(placed, index))
            for index, (m, place) in enumerate(zip(self.members, places, strict=True))
        ]
        travels = on_stairs(placed, uses, travels, seconds)
        travels = in_fishbowls(self.shot, placed, travels, seconds)
        travels, rings = circled(self.shot, placed, travels, seconds)
        for passage in passages:
            travels[passage.index] = passage.travel(travels[passage.index])
        company = [CompanyMember(*row) for row in zip(placed, places, travels, strict=True)]
        apart = {index for pair in pairs for index in (pair.thing, pair.base)}
        met = meetings(company, self.shot, seconds, apart) or crashes(company, self.shot, seconds)
        ids = frozenset(self.members[i].part.subject.id for i in met)
        baths = immersed(self.shot, company, seconds)
        met = {**met, **on_furniture(pairs, company, self.shot, seconds), **baths}
        met |= taken_in(self.shot, company, seconds) | whirled(self.shot, company, seconds)
        binding = _Binding(model, mujoco.MjData(model), company, uses, met, seconds, {p.index: p for p in passages})
        actors = {i: self._acting(binding, i) for i, m in enumerate(self.members) if m.part.deeds}
        players = [self._smoking(self._player(binding, i, actors), m) for i, m in enumerate(self.members)]
        handled = {i: p.animation for i, p in enumerate(players) if is_handled(uses, i)}
        players = [self._perched(company, i, players) for i in range(len(players))]
        cords: dict[int, Ends] = {}
        for i, member in enumerate(self.members):
            if member.part.role == "cord" and (cord := cord_of(company, uses, i, actors, handled, cords)):
                players[i] = replace(players[i], animation=cord)
        players = on_balances(balances, self._on_the_water(players, uses), seconds)
        players = [
            changed(
                player, self.members[i], model, self.shot, self.story_seconds, swings_of(self.members[i].part, uses, i)
            )
            for i, player in enumerate(players)
        ]
        poured: frozenset[str] = frozenset()
        if self.pour is not None and self.stream is not None:
            poured = pour_out(self.pour, self.stream, players, self.members, uses, model, self.story_seconds)
        pairs = tuple(pair for pair in pairs if not is_lost_on(company[pair.base], company[pair.thing]))
        for pair in pairs:
            picture = picture_of(company[pair.base], met[pair.thing], company[pair.thing].placed.model)
            players[pair.base] = replace(players[pair.base], track=picture)
        strikes = picture_of_strike(company, self.shot, met, seconds) or picture_of_crash(
            company, self.shot, met, seconds
        )
        for i, struck in strikes.items():
            players[i] = replace(players[i], track=struck)
        main = [i for i, m in enumerate(placed) if m.part.subject is self.shot.main_subject]
        ring = picture_round(rings, placed, self.shot.main_subject)
        if ring is not None:
            players[main[0]] = replace(players[main[0]], track=ring)
        poured |= {placed[i].part.target for i in main if is_stroke(placed[i].part.subject) and placed[i].part.target}
        poured |= {placed[vessel[0]].part.subject.id for i in main if (vessel := vessel_of(placed, i))}
        for passage in passages:
            players[passage.index] = replace(players[passage.index], track=passage.track)
        tanks = frozenset(vessels_dropped_into(self.shot).values()) if baths else frozenset()
        for i, member in enumerate(self.members):
            if member.part.subject.id in tanks:
                players[i] = replace(players[i], track=picture_of_tank(company[i]))
        heads = self._heads(company)
        players = [replace(p, track=heads.get(p.track.subject_id, p.track)) for p in players]
        bases = frozenset(heads) | poured | tanks | frozenset(self.members[pair.base].part.subject.id for pair in pairs)
        tracks = tuple(p.track for p, m in zip(players, self.members, strict=True) if not m.part.owner)
        resized = frozenset(m.part.subject.id for m in self.members if m.course and m.course.resizes)
        repainted = frozenset(m.part.subject.id for m in self.members if m.course and not m.course.resizes)
        altering = frozenset(m.part.subject.id for p, m in zip(players, self.members, strict=True) if p.alter)
        altering |= {self.members[i].part.subject.id for b in balances for i in (b.base, *b.loads)}
        strangers = strangers_of(placed, uses)
        rounds = "" if ring is None else seen_from(ring)
        claims = standing_of(self.shot, placed, uses), reaches_of(self.shot, placed, uses), works_of(placed, uses)
        moved = tuple(players), ids, resized, bases, altering, strangers
        return Performance(
            tracks, self.warnings, *moved, rounds, *claims, passage=next(iter(passages), None), repainted=repainted
        )

    def _heads(self, company: Sequence[CompanyMember]) -> dict[str, PlaceTrack]:
        """The pictures of flowers of which only the head is to be seen, by the id of their subject."""
        seen_on = {perch.on for m in self.members if (perch := perch_of(self.shot, m.part)) and not perch.part}
        return {
            subject.id: picture_of_head(member)
            for member in company
            if has_head(member)
            and ((subject := member.placed.part.subject).id in seen_on or head_in_picture(self.shot, subject))
        }

    def _perched(self, company: Sequence[CompanyMember], index: int, players: Sequence[Player]) -> Player:
        """The player on its perch, if it is something small that settles on somebody, or on what it goes up."""
        climb = face_of(self.shot, self.members[index].part)
        on_it = climb and up_face(company[index], climb, company, self.members[index].seed, self.story_seconds)
        if on_it:
            return replace(players[index], animation=on_it[0], track=on_it[1])
        if (burrow := burrow_of(self.members[index].part)) is not None:
            shown = at_burrow(company[index], burrow, company, players[index].animation)
            return replace(players[index], animation=shown[0], track=shown[1]) if shown else players[index]
        player, perch = players[index], perch_of(self.shot, self.members[index].part)
        if perch is None:
            return player
        moves = perching(company[index], perch, company, [other.animation for other in players], player.animation)
        return replace(player, animation=moves)

    def _on_the_water(self, players: list[Player], uses: Sequence[Use]) -> list[Player]:
        """The players, those in boats with what they use, and the boats, carried by the waves of the set's water."""
        swell = self.terrain
        if not isinstance(swell, Swell):
            return players
        boats = {
            member.part.subject.id: player
            for player, member in zip(players, self.members, strict=True)
            if member.part.subject.kind == "boat"
        }
        crew = {use.thing: self.members[use.actor].part.mount for use in uses}
        floating = []
        for index, (player, member) in enumerate(zip(players, self.members, strict=True)):
            boat = boats.get(member.part.subject.id) or boats.get(member.part.mount or crew.get(index, ""))
            if boat is not None:
                animation = afloat(player.animation, swell, boat.track, boat.model)
                player = replace(player, animation=animation)
            floating.append(player)
        return floating

    def _smoking(self, player: Player, member: Member) -> Player:
        """The player with what its subject gives off."""
        source = plume_source(self.shot, member.part.subject, player.track, player.model, member.seed)
        shines = source is not None or member.model.lights is not None or member.part.subject.kind in MAY_SHINE
        burning = burning_of(self.shot, member.part, member.copy) if shines else None
        return replace(player, plume=source, burning=burning)

    def _carrier_seed(self, placed: Sequence[Placed], index: int) -> int:
        """The seed of the way that a figure takes: a rider takes its mount's."""
        mount = mount_of(placed, index)
        return self.members[index if mount is None else mount].seed

    def _acting(self, binding: _Binding, index: int) -> Animation:
        """The animation of a figure that moves by itself."""
        member, placed = self.members[index], binding.company[index].placed
        part, passage = member.part, binding.passages.get(index)
        cues: tuple[Cue, ...] = ()
        if any(deed.performance for deed in part.deeds):
            figures = [m.placed for m in binding.company]
            cues = cues_of(binding.company, binding.uses, index, mount_of(figures, index), self.story_seconds)
        elif passage is not None:
            cues = passage.cues()
        else:
            cues = animal_cues(part, binding.company[index].place)
        travel = binding.company[index].travel
        swings = swings_of(part, binding.uses, index)
        act = Act(part.motion, travel, member.seed, self.story_seconds, part.manner, cues, swings)
        plunge = plunge_in(part.subject, part.deeds)
        moves = placed.model.animate(act)
        if any(slides_on_belly(part.subject, deed.words) for deed in part.deeds):
            moves = OnBelly(moves, part.subject, part.deeds, placed.model)
        if splash := splash_into_water(self.shot, part.subject, part.deeds):
            return IntoWater(moves, splash, placed.model, binding.company[index].place.heading)
        if passage is not None and isinstance(travel, SideWay):
            return passage.raised(moves, travel, placed)
        if leaps := leaps_of(part.subject, part.deeds, placed.model, member.copy):
            return Leaping(moves, leaps, travel)
        leap = next((cue for cue in cues if cue.travels), None) if part.vault is not None else None
        if leap is not None and not getattr(moves, "cues", ()):
            return Vaulting(moves, leap, placed.model.height_m)
        return Plunging(moves, plunge, placed.model, binding.company[index].place.heading) if plunge else moves

    def _player(self, binding: _Binding, index: int, actors: Mapping[int, Animation]) -> Player:
        member = self.members[index]
        part, rigged, travel = member.part, member.model, binding.company[index].travel
        puppet = rigged.figure.bind(binding.model)
        still = Extents(rigged.height_m, rigged.length_m, rigged.width_m, rigged.centre_height_m, rigged.focus)
        recording = binding.met.get(index)
        if recording is None and part.simulated and rigged.proxy and not is_ramp(part.subject):
            body, bout = bout_of(part, rigged, travel, member.seed)
            hand = release_of(binding.company, binding.uses, index, actors) if part.thrower else None
            if hand is not None:
                up = _half_height(rigged) if rigged.root_is_foot else 0.0
                body = replace(body, position=add(hand(part.start_s), (0.0, 0.0, up)))
            recording = simulate([body], bout, self.story_seconds)[0]
        if recording is not None:
            animation: Animation = _recorded(recording, _half_height(rigged) if rigged.root_is_foot else 0.0)
            track: Track = FreeTrack(
                part.subject.id, part.number, still, recording, travel.heading, _half_height(rigged)
            )
            if is_handled(binding.uses, index):
                animation = animation_of(binding.company, binding.uses, index, actors, animation)
            taken = taken_up_to_be_thrown(binding.company, binding.uses, index)
            carried = CarriedTrack(part.subject.id, part.number, still, animation, _root_height(rigged), travel.heading)
            return Player(puppet, animation, rigged, carried if taken else track, None)
        swings = swings_of(part, binding.uses, index)
        act = Act(part.motion, travel, member.seed, self.story_seconds, part.manner, swings=swings)
        animation = actors[index] if index in actors else rigged.animate(act)
        pace = pace_of_parts(self.shot, part.subject) if not part.owner and not swings else None
        animation = at_pace(animation, pace, self.story_seconds) if pace is not None else animation
        animation = toppled(animation, self.shot, binding.company, index, self.story_seconds)
        if part.subject.kind in FLYING_CRAFT and len(part.deeds) > 1:
            animation = Descending(animation, animal_cues(part, binding.company[index].place))
        if is_handled(binding.uses, index):
            animation = animation_of(binding.company, binding.uses, index, actors, animation)
            track = CarriedTrack(part.subject.id, part.number, still, animation, _root_height(rigged), travel.heading)
            return Player(puppet, animation, rigged, track, None)
        if lift_off := lift_off_of(part.subject, part.deeds):
            animation = Launching(animation, lift_off, rigged)
            box = standing_box(rigged)
            track = RisingTrack(part.subject.id, part.number, box, animation, _stood_m(rigged, box), travel.heading)
            return Player(puppet, animation, rigged, track, None)
        cues = getattr(animation, "cues", ())
        extents = measure(
            rigged, puppet, animation, travel, binding.model, binding.data, self.story_seconds, cues,
            hands=is_of_hands(self.shot), part=part_of(self.shot),
        )  # fmt: skip
        if cues:
            track = ActedTrack(part.subject.id, part.number, extents, travel, tuple(cues))
        else:
            climb = climb_of(animation, travel, self.story_seconds) if part.motion in ("rise", "sink") else 0.0
            track = WayTrack(part.subject.id, part.number, extents, travel, climb, self.story_seconds / 2)
        plunge, leaps = plunge_in(part.subject, part.deeds), leaps_of(part.subject, part.deeds, rigged, member.copy)
        if splash := splash_into_water(self.shot, part.subject, part.deeds):
            return Player(puppet, animation, rigged, track, water_splash(splash, rigged, travel))
        if leaps is not None:
            debris: Debris | None = spray_of(leaps, travel, rigged)
        elif plunge is not None:
            debris = splash_of(plunge, rigged, travel.origin, travel.heading, travel.ground(0.0))
        else:
            leaves = any(is_leaf_heap(other.part.subject) for other in self.members)
            splashes = splashes_of(part.deeds, member.course, travel, rigged, leaves=leaves)
            debris = splashes or debris_of(self.shot, animation, travel, rigged, member.seed)
        return Player(puppet, animation, rigged, track, debris)


@dataclass(frozen=True, slots=True)
class _Binding:
    """What is known once the model is compiled and everybody has a place."""

    model: Any
    data: Any
    company: Sequence[CompanyMember]
    uses: Sequence[Use]
    met: Mapping[int, Recording]
    seconds: float
    passages: Mapping[int, Passage]


def _root_height(model: Model) -> float:
    """Height of the root over the lowest point."""
    return 0.0 if model.root_is_foot else model.root_height_m


def _stood_m(model: Model, box: Extents) -> float:
    """Height of the root of a craft that is stood upright over its lowest point."""
    return box.height_m / 2 if box.height_m > model.height_m else _root_height(model)


def _half_height(model: Model) -> float:
    return model.root_height_m or model.height_m / 2


def _recorded(recording: Recording, foot_m: float) -> Animation:
    """Plays a recording; `foot_m` is how far the root bone lies below the centre that physics moved."""

    def pose(story_s: float) -> Posture:
        position, rotation = recording.at(story_s)
        return Posture(add(position, rotate(rotation, (0.0, 0.0, -foot_m))), rotation)

    return pose
