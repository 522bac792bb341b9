"""What a shot needs and does not name is added, and what is shown otherwise left out: one step after the other."""

from __future__ import annotations

from typing import Final

from generators.previz.aboard import with_crew, with_horses, with_riders, with_those_who_ride
from generators.previz.above_the_sea import as_above_the_sea
from generators.previz.across_water import as_across_the_water
from generators.previz.along_on_top import with_ways_on_top
from generators.previz.along_passages import as_along_passages
from generators.previz.already_there import with_those_already_there
from generators.previz.another import with_another
from generators.previz.at_the_brink import as_at_the_brink
from generators.previz.at_the_far_end import as_at_the_far_end
from generators.previz.at_the_wheel import with_cars
from generators.previz.at_the_window import at_the_window
from generators.previz.babies import with_babies_seated
from generators.previz.balancing import with_sitters
from generators.previz.ball_games import with_game_balls, with_kicked_balls
from generators.previz.bands import with_musicians
from generators.previz.bar_counters import with_bar_counters
from generators.previz.bedsides import with_nightstands
from generators.previz.before_mirrors import as_seen_in_a_mirror, with_mirrors_in_hands
from generators.previz.breathing_fire import with_fire_breathed
from generators.previz.bridges import with_bridges
from generators.previz.bringing import with_what_is_brought, with_what_is_let_go
from generators.previz.bunches import with_bunches
from generators.previz.burning import with_flames_in_place
from generators.previz.burrows import with_burrows
from generators.previz.by_somebody import with_somebody
from generators.previz.called_by import with_what_they_are_called_by
from generators.previz.carriers_in_view import with_carriers_in_view
from generators.previz.changing import as_hung
from generators.previz.chased import with_the_chased_running
from generators.previz.chimneys import with_chimney_smoke
from generators.previz.coming_apart import with_what_comes_apart
from generators.previz.company import with_parted_company
from generators.previz.containers import with_containers_to_fill, with_open_containers
from generators.previz.contents import with_contents, with_meals_in_vessels, with_vessels_at_work
from generators.previz.corners import with_corners
from generators.previz.crafts_of_trade import with_boats_of_trade, with_drivers_of_machines
from generators.previz.crops import as_crops
from generators.previz.crowds import with_crowd, with_full_rooms, with_spectators, with_traffic
from generators.previz.donning import with_what_is_put_on
from generators.previz.drawn import without_drawn
from generators.previz.drinks import (
    with_drinks_in_hand,
    with_drinks_in_vessels,
    with_ice_for_drinks,
    with_straws_in_glasses,
)
from generators.previz.driving_off import with_those_who_drive_off
from generators.previz.eclipses import with_eclipse
from generators.previz.encounters import with_meetings
from generators.previz.falling_off import with_mounting, with_rides_before_falls
from generators.previz.fishbowls import with_fishbowls
from generators.previz.fixtures import with_carriers
from generators.previz.flags import with_high_flags
from generators.previz.flights import with_flights
from generators.previz.followed_by_pronoun import with_those_followed_named
from generators.previz.free_fall import as_free_fall
from generators.previz.frontier import as_frontier_town
from generators.previz.garments import as_garments
from generators.previz.gear import with_gear
from generators.previz.going_along import with_all_going_along
from generators.previz.guests import with_guests
from generators.previz.hand_stones import with_stones_for_the_hand
from generators.previz.hanging_up import with_walls_to_hang_on
from generators.previz.headed_for import with_what_is_headed_for
from generators.previz.heaps import with_leaf_piles
from generators.previz.hearths import with_hearth
from generators.previz.herds import with_drinking_vessels, with_herds
from generators.previz.high_seas import as_on_high_seas, with_ships_in_view
from generators.previz.immersing import as_looked_into
from generators.previz.in_open_cars import with_places_in_open_cars
from generators.previz.in_puddles import with_puddles_underfoot
from generators.previz.in_the_stands import with_crowd_in_its_stands
from generators.previz.in_view import with_all_in_view
from generators.previz.inside import as_inside
from generators.previz.instruments import (
    with_instruments_at_eye_height,
    with_instruments_for_children,
    with_instruments_in_the_frame,
)
from generators.previz.into_water import with_jetties, with_waters
from generators.previz.juggling import with_juggled
from generators.previz.knobs import with_knobs_on_their_machines
from generators.previz.lamps_about import with_lamps_about
from generators.previz.landscapes import as_landscape
from generators.previz.led_ahead import as_led_ahead
from generators.previz.left_there import with_whereabouts
from generators.previz.lighthouses import with_lighthouse_at_sea
from generators.previz.listening import with_headphones_on
from generators.previz.lone_isles import as_lone_isle
from generators.previz.low_angles import as_looked_up_at
from generators.previz.meeting import on_baize
from generators.previz.met_by_pronoun import with_whom_pronouns_name
from generators.previz.models_on_tables import with_models_on_tables
from generators.previz.morsels import without_morsels
from generators.previz.on_both_sides import with_ones_on_both_sides
from generators.previz.on_deck import as_ashore, with_boats_underfoot
from generators.previz.on_fire import with_things_on_fire
from generators.previz.on_ladders import with_those_on_ladders
from generators.previz.on_laps import with_what_is_on_laps
from generators.previz.on_roofs import with_roofs_underfoot
from generators.previz.on_the_way import with_deeds_on_the_way
from generators.previz.on_walls import with_boards_for_small_things, with_things_on_walls
from generators.previz.over_a_meal import over_a_meal
from generators.previz.overflying import (
    as_crossing_disc,
    as_drifting_over_land,
    as_over_a_place,
    as_overflown,
)
from generators.previz.own_parts import with_own_parts
from generators.previz.own_stems import as_on_own_stems
from generators.previz.painting_over import with_painted
from generators.previz.pans import with_ends
from generators.previz.parts_of_carriers import with_whole_carriers
from generators.previz.parts_of_others import with_parts_of_others_on_them
from generators.previz.passengers import with_passengers
from generators.previz.perches import with_boughs, with_low_walls, with_rocks_that_carry
from generators.previz.perching import with_perches
from generators.previz.periods import with_period_dress
from generators.previz.pets import with_pets_on_seats
from generators.previz.pets_in_cars import with_pets_in_cars
from generators.previz.placed_so import with_places_told_as_looks
from generators.previz.plain_deeds import with_plain_deeds
from generators.previz.plainly_called import as_plainly_called
from generators.previz.pouring import without_stream
from generators.previz.preying import with_prey_flown_off
from generators.previz.revealed_from import (
    as_sized_for_its_end,
    with_racked_things_on_a_table,
    with_things_on_tables_of_sitters,
)
from generators.previz.run_into import with_what_is_run_into
from generators.previz.screens import with_screens
from generators.previz.seats_for_each import with_a_mount_for_each, with_a_seat_for_each
from generators.previz.services import with_those_who_serve
from generators.previz.set_pieces import without_set_pieces
from generators.previz.several_discs import with_discs_in_the_sky
from generators.previz.shelves_to_fill import with_shelves_to_fill
from generators.previz.side_by_side import with_things_side_by_side
from generators.previz.signals import with_signals_in_place
from generators.previz.skates import with_skates
from generators.previz.skies_told import with_clouds_in_the_sky
from generators.previz.some_of_several import with_ones_apart
from generators.previz.sparks_of_work import without_sparks_of_work
from generators.previz.steaming import as_steaming
from generators.previz.stood_by import with_those_stood_by
from generators.previz.street_lamps import with_lamp_alone
from generators.previz.surf import with_surf
from generators.previz.swings import with_pushed_on_swings
from generators.previz.taking_in import with_takers
from generators.previz.thefts import with_what_is_taken_from_somebody
from generators.previz.things_had import with_things_had
from generators.previz.through_their_eyes import with_way_into_the_picture
from generators.previz.thrown_things import with_what_is_thrown
from generators.previz.tides import with_what_is_washed_away
from generators.previz.titbits import with_titbits
from generators.previz.told_apart import with_colours_apart
from generators.previz.told_at_tables import with_chairs_pulled_out, with_those_told_at_tables
from generators.previz.told_sex import with_women_as_told
from generators.previz.toppling import as_tipping, with_what_is_knocked_off
from generators.previz.toward_goals import with_goal_in_view
from generators.previz.trailing import as_trailing_dust
from generators.previz.tunnels import with_tunnel_mouths
from generators.previz.under_falls import as_under_a_waterfall
from generators.previz.under_glass import with_things_under_glass
from generators.previz.unknown import without_unknown
from generators.previz.unwrapping import with_hats_to_reach_into, with_lids
from generators.previz.up_faces import with_faces_climbed
from generators.previz.vaulting import with_landings
from generators.previz.watching_the_sky import as_watching_the_sky
from generators.previz.waterfowl import with_waterfowl_afloat
from generators.previz.waterways import as_waterway
from generators.previz.what_was_opened import with_what_was_opened
from generators.previz.whirling import with_whirled
from generators.previz.whose_it_is import with_owners_acted_on
from generators.previz.winding_up import with_wind_up
from generators.previz.window_dressing import with_curtains_of_one_window
from generators.previz.worn import as_one_person, as_worn, as_worn_beside, as_worn_where_told
from generators.previz.young import with_saplings, with_young, with_young_friends
from prompts.shot import Shot

__all__ = ["as_staged"]

_STEPS: Final = (
    with_another,
    with_places_in_open_cars,
    with_things_had,
    with_lamps_about,
    with_puddles_underfoot,
    with_ones_apart,
    with_curtains_of_one_window,
    with_places_told_as_looks,
    with_ones_on_both_sides,
    with_things_side_by_side,
    with_those_stood_by,
    with_musicians,
    with_deeds_on_the_way,
    with_parted_company,
    with_those_followed_named,
    with_all_going_along,
    with_what_was_opened,
    with_those_who_drive_off,
    with_nightstands,
    with_those_told_at_tables,
    with_chairs_pulled_out,
    with_walls_to_hang_on,
    with_fire_breathed,
    with_shelves_to_fill,
    with_what_is_taken_from_somebody,
    with_what_is_let_go,
    with_what_is_brought,
    as_free_fall,
    with_plain_deeds,
    with_mirrors_in_hands,
    as_seen_in_a_mirror,
    without_sparks_of_work,
    with_what_they_are_called_by,
    with_painted,
    with_bunches,
    with_those_already_there,
    with_those_on_ladders,
    with_babies_seated,
    without_morsels,
    with_rides_before_falls,
    with_mounting,
    with_pushed_on_swings,
    with_the_chased_running,
    with_owners_acted_on,
    with_stones_for_the_hand,
    with_what_is_thrown,
    with_straws_in_glasses,
    with_drinks_in_hand,
    with_whereabouts,
    as_tipping,
    over_a_meal,
    as_trailing_dust,
    as_watching_the_sky,
    with_parts_of_others_on_them,
    with_discs_in_the_sky,
    with_eclipse,
    as_landscape,
    as_along_passages,
    with_way_into_the_picture,
    as_at_the_far_end,
    as_looked_up_at,
    as_at_the_brink,
    as_on_high_seas,
    with_ships_in_view,
    with_surf,
    as_plainly_called,
    as_waterway,
    as_under_a_waterfall,
    with_clouds_in_the_sky,
    with_leaf_piles,
    with_what_is_washed_away,
    with_waterfowl_afloat,
    with_flights,
    with_boats_of_trade,
    with_boats_underfoot,
    as_ashore,
    as_led_ahead,
    with_roofs_underfoot,
    with_burrows,
    as_on_own_stems,
    with_faces_climbed,
    with_what_is_headed_for,
    with_drivers_of_machines,
    as_lone_isle,
    as_frontier_town,
    as_one_person,
    as_worn,
    as_worn_beside,
    as_worn_where_told,
    with_women_as_told,
    with_whom_pronouns_name,
    with_what_is_put_on,
    as_garments,
    with_period_dress,
    with_gear,
    with_instruments_at_eye_height,
    with_instruments_for_children,
    with_instruments_in_the_frame,
    as_sized_for_its_end,
    with_things_on_tables_of_sitters,
    with_racked_things_on_a_table,
    with_headphones_on,
    with_skates,
    with_things_on_fire,
    with_whirled,
    with_tunnel_mouths,
    with_fishbowls,
    with_models_on_tables,
    with_what_is_run_into,
    with_things_under_glass,
    with_things_on_walls,
    with_boards_for_small_things,
    with_pets_in_cars,
    with_takers,
    with_somebody,
    with_knobs_on_their_machines,
    at_the_window,
    as_steaming,
    with_chimney_smoke,
    without_drawn,
    without_set_pieces,
    with_whole_carriers,
    with_own_parts,
    with_hearth,
    with_flames_in_place,
    with_signals_in_place,
    with_what_is_on_laps,
    with_pets_on_seats,
    with_screens,
    with_lamp_alone,
    with_perches,
    with_high_flags,
    with_open_containers,
    with_lids,
    with_containers_to_fill,
    with_hats_to_reach_into,
    with_what_comes_apart,
    with_titbits,
    with_what_is_knocked_off,
    without_unknown,
    with_waters,
    with_jetties,
    with_lighthouse_at_sea,
    with_sitters,
    with_a_seat_for_each,
    as_inside,
    with_juggled,
    with_kicked_balls,
    with_game_balls,
    with_goal_in_view,
    as_crops,
    with_herds,
    with_drinking_vessels,
    with_young,
    with_young_friends,
    with_saplings,
    with_carriers,
    with_those_who_serve,
    with_guests,
    with_full_rooms,
    with_crowd,
    with_crowd_in_its_stands,
    with_spectators,
    with_traffic,
    with_ice_for_drinks,
    with_drinks_in_vessels,
    with_meals_in_vessels,
    with_vessels_at_work,
    with_contents,
    without_stream,
    as_looked_into,
    with_bridges,
    as_hung,
    with_ends,
    with_those_who_ride,
    with_corners,
    with_cars,
    with_passengers,
    with_horses,
    with_riders,
    with_a_mount_for_each,
    with_crew,
    with_meetings,
    with_landings,
    with_wind_up,
    on_baize,
    with_bar_counters,
    with_prey_flown_off,
    with_ways_on_top,
    with_low_walls,
    with_rocks_that_carry,
    with_boughs,
    as_overflown,
    as_drifting_over_land,
    as_over_a_place,
    as_across_the_water,
    as_above_the_sea,
    with_all_in_view,
    with_carriers_in_view,
    as_crossing_disc,
    with_colours_apart,
)
"""In the order in which they see what the ones before them have added."""


def as_staged(shot: Shot) -> Shot:
    """The shot with all that its staging adds to it.

    Args:
        shot: a completed one, with what happens to its things worked out.
    """
    for step in _STEPS:
        shot = step(shot)
    return shot
