package org.shequ.acceptance.district;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Draws careers backwards from the present post: how long in it, what came before, and where. */
final class Careers {

    static final YearMonth NOW = YearMonth.of(2025, 1);
    private static final YearMonth FIRST_HIRING = YearMonth.of(2004, 1);
    private static final YearMonth GRIDS_BEGAN = YearMonth.of(2013, 1);

    private enum Path {
        /** More than six years as secretary of this community. */
        LONG_HERE,
        /** More than six years as secretary without a break, of which the first in another community. */
        LONG_MOVED,
        /** Secretary elsewhere before, then deputy here, then secretary again: the years do not connect. */
        BROKEN,
        /** Less than six years in the post. */
        FRESH
    }

    /** How the present secretary came to the seat, and when. */
    private record Seat(Path path, YearMonth since) {}

    private final Dice dice;
    private final List<Unit> communities;
    private final Map<String, Unit> byCode = new LinkedHashMap<>();
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Set<String> formerSeats = new HashSet<>(Set.of(Unit.HAOBEI));

    Careers(List<Unit> communities, Dice dice) {
        this.communities = communities;
        this.dice = dice;
        communities.forEach(unit -> byCode.put(unit.code(), unit));
        communities.forEach(this::seatSecretary);
    }

    private void seatSecretary(Unit unit) {
        Path path = drawPath(unit);
        YearMonth drawn = switch (path) {
            case LONG_HERE -> NOW.minusMonths(dice.between(75, 150));
            case LONG_MOVED -> NOW.minusMonths(dice.between(12, 60));
            case BROKEN -> NOW.minusMonths(dice.between(8, 45));
            case FRESH -> NOW.minusMonths(dice.between(2, unit.isYoung() ? 56 : 68));
        };
        YearMonth since = switch (unit.code()) {
            case Unit.HAOBEI -> YearMonth.of(2016, 4);
            case Unit.HONGJI, Unit.MINGXING -> YearMonth.of(2023, 7);
            default -> drawn;
        };
        seats.put(unit.code(), new Seat(path, since));
    }

    private Seat seatOf(Unit unit) {
        return Objects.requireNonNull(seats.get(unit.code()), unit.code());
    }

    private Path drawPath(Unit unit) {
        int throwOf100 = dice.between(1, 100);
        return switch (unit.code()) {
            case Unit.HAOBEI -> Path.LONG_HERE;
            case Unit.HONGJI -> Path.LONG_MOVED;
            default -> {
                if (unit.isYoung() || unit.code().equals(Unit.MINGXING)) {
                    yield Path.FRESH;
                }
                yield throwOf100 <= 35
                        ? Path.LONG_HERE
                        : throwOf100 <= 43 ? Path.LONG_MOVED : throwOf100 <= 48 ? Path.BROKEN : Path.FRESH;
            }
        };
    }

    /** Oldest post first. */
    List<Post> secretary(Unit unit, LocalDate birthDate) {
        YearMonth since = seatOf(unit).since();
        List<Post> backwards = new ArrayList<>();
        backwards.add(new Post(unit.code(), Codes.SECRETARY, Codes.STAFFED, since, null));
        YearMonth earliest = earliest(birthDate);
        Path path = seatOf(unit).path();
        if (path == Path.LONG_MOVED) {
            YearMonth start =
                    unit.code().equals(Unit.HONGJI) ? YearMonth.of(2016, 3) : NOW.minusMonths(dice.between(80, 140));
            String seat = unit.code().equals(Unit.HONGJI) ? Unit.MINGXING : formerSeat(unit, since);
            prepend(backwards, seat, Codes.SECRETARY, Codes.STAFFED, start, earliest);
        } else if (path == Path.BROKEN) {
            prepend(
                    backwards,
                    unit.code(),
                    Codes.DEPUTY_SECRETARY,
                    Codes.STAFFED,
                    since.minusMonths(dice.between(6, 20)),
                    earliest);
            YearMonth back = backwards.getLast().from();
            prepend(
                    backwards,
                    formerSeat(unit, back),
                    Codes.SECRETARY,
                    Codes.STAFFED,
                    back.minusMonths(dice.between(48, 70)),
                    earliest);
        }
        String where = dice.chance(60) ? backwards.getLast().unit() : other(unit);
        step(backwards, where, Codes.DEPUTY_SECRETARY, dice.between(24, 60), earliest);
        step(backwards, where, Codes.COMMUNITY_WORKER, dice.between(24, 84), earliest);
        return forwards(backwards);
    }

    List<Post> deputy(Unit unit, LocalDate birthDate) {
        List<Post> backwards = begin(unit, Codes.DEPUTY_SECRETARY, Codes.STAFFED, dice.between(2, 84), birthDate);
        step(
                backwards,
                dice.chance(65) ? unit.code() : other(unit),
                Codes.COMMUNITY_WORKER,
                dice.between(30, 96),
                earliest(birthDate));
        return forwards(backwards);
    }

    List<Post> worker(Unit unit, LocalDate birthDate) {
        List<Post> backwards = begin(unit, Codes.COMMUNITY_WORKER, Codes.STAFFED, dice.around(2, 150), birthDate);
        if (dice.chance(22)) {
            step(backwards, other(unit), Codes.COMMUNITY_WORKER, dice.between(12, 70), earliest(birthDate));
        }
        if (dice.chance(35)) {
            gridYears(backwards, backwards.getLast().unit(), dice.between(24, 60), birthDate);
        }
        return forwards(backwards);
    }

    List<Post> gridWorker(Unit unit, LocalDate birthDate) {
        List<Post> backwards = begin(unit, Codes.GRID_WORKER, Codes.CONTRACT, dice.around(2, 110), birthDate);
        if (dice.chance(18)) {
            gridYears(backwards, other(unit), dice.between(6, 40), birthDate);
        }
        return forwards(backwards);
    }

    /** The grid workers whom 文峰社区 may send into the reserve: four years and more in its grids. */
    List<Post> provenGridWorker(Unit unit) {
        YearMonth since = NOW.minusMonths(dice.between(50, 66));
        return List.of(new Post(unit.code(), Codes.GRID_WORKER, Codes.CONTRACT, since, null));
    }

    /** A career that has ended some years ago. */
    List<Post> former(Unit unit, LocalDate birthDate) {
        YearMonth end = NOW.minusMonths(dice.between(3, 48));
        YearMonth start = later(end.minusMonths(dice.between(20, 120)), earliest(birthDate));
        return List.of(new Post(unit.code(), Codes.COMMUNITY_WORKER, Codes.STAFFED, start, end));
    }

    private List<Post> begin(Unit unit, String post, String tenure, int months, LocalDate birthDate) {
        YearMonth limit = tenure.equals(Codes.CONTRACT) ? later(earliest(birthDate), GRIDS_BEGAN) : earliest(birthDate);
        YearMonth start = later(NOW.minusMonths(months), limit);
        YearMonth formed = YearMonth.from(unit.validFrom());
        List<Post> backwards = new ArrayList<>();
        backwards.add(new Post(unit.code(), post, tenure, later(start, formed), null));
        if (start.isBefore(formed)) {
            backwards.add(backwards.getFirst().in(motherOf(unit), start, formed));
        }
        return backwards;
    }

    private void step(List<Post> backwards, String where, String post, int months, YearMonth earliest) {
        YearMonth end = backwards.getLast().from();
        prepend(backwards, where, post, Codes.STAFFED, end.minusMonths(months), earliest);
    }

    private void gridYears(List<Post> backwards, String where, int months, LocalDate birthDate) {
        YearMonth end = backwards.getLast().from();
        YearMonth earliest = later(earliest(birthDate), GRIDS_BEGAN);
        prepend(backwards, where, Codes.GRID_WORKER, Codes.CONTRACT, end.minusMonths(months), earliest);
    }

    /** Puts an earlier post before the earliest one so far, cut off at the first possible month. */
    private void prepend(
            List<Post> backwards, String where, String post, String tenure, YearMonth start, YearMonth earliest) {
        YearMonth end = backwards.getLast().from();
        Unit unit = Objects.requireNonNull(byCode.get(where), where);
        YearMonth from = later(later(start, earliest), YearMonth.from(unit.validFrom()));
        if (from.isBefore(end)) {
            backwards.add(new Post(where, post, tenure, from, end));
        }
    }

    /** A community whose present secretary came no earlier than the day on which this one left it. */
    private String formerSeat(Unit unit, YearMonth leftOn) {
        return communities.stream()
                .filter(seat ->
                        !seat.equals(unit) && !seat.isYoung() && !seat.code().equals(Unit.MINGXING))
                .filter(seat -> !seatOf(seat).since().isBefore(leftOn))
                .filter(seat -> seatOf(seat).path() == Path.FRESH)
                .map(Unit::code)
                .filter(formerSeats::add)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free former seat for " + unit.code()));
    }

    private String other(Unit unit) {
        List<String> near = communities.stream()
                .filter(other -> other.subdistrict().equals(unit.subdistrict()) && !other.equals(unit))
                .filter(other -> !other.isYoung())
                .map(Unit::code)
                .toList();
        return dice.pick(near);
    }

    private String motherOf(Unit unit) {
        return unit.code().equals(Unit.HONGJI) ? Unit.MINGXING : other(unit);
    }

    private static YearMonth earliest(LocalDate birthDate) {
        return later(YearMonth.from(birthDate).plusMonths(22 * 12 + 1), FIRST_HIRING);
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<Post> forwards(List<Post> backwards) {
        Collections.reverse(backwards);
        return List.copyOf(backwards);
    }

    /** Months in the post of secretary that the drawn path asks for: the age must allow for them. */
    int secretaryMonths(Unit unit) {
        return switch (seatOf(unit).path()) {
            case LONG_HERE -> 150;
            case LONG_MOVED -> 140;
            case BROKEN -> 135;
            case FRESH -> 68;
        };
    }
}
