package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The community of the present post stood in the front (前列) of its peer group. Default: the better half in each of the
 * last three years; the alternative "two of three, and once in the top quarter" is {@code (3, 2, 50, 25)}.
 *
 * @param years how many full calendar years before the cut-off day are looked at
 * @param needed in how many of them it must have stood in front
 * @param topPercent what counts as front: the best so many per cent of the peer group
 * @param onceInTopPercent in one year at least it must have stood in the best so many per cent; null for no such demand
 */
public record CommunityInFront(
        int years, int needed, int topPercent, @Nullable Integer onceInTopPercent) implements Criterion {

    @Override
    public String code() {
        return "COMMUNITY_IN_FRONT";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        if (dossier.career() == null) {
            return Outcome.UNKNOWN;
        }
        var code = dossier.communityOn(cutOff).orElse(null);
        if (code == null) {
            return Outcome.FAIL;
        }
        var community = dossier.communities().get(code);
        return community == null
                ? Outcome.UNKNOWN
                : FrontYears.of(this, community, cutOff).outcome();
    }

    /** Each New Year asks about another year, as long as anything is known of one that is asked about. */
    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        if (dossier.career() == null) {
            return;
        }
        dossier.career().primaryTurns(days);
        var last = dossier.communities().values().stream()
                .flatMap(community -> Stream.ofNullable(community.lastKnownYear()))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(after.getYear());
        newYears(after, last + years + 1, days);
    }

    /** The first days of the years after {@code after} up to the last one. */
    static void newYears(LocalDate after, int last, Consumer<LocalDate> days) {
        IntStream.rangeClosed(after.getYear() + 1, last).forEach(year -> days.accept(LocalDate.of(year, 1, 1)));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "in the top %d %% in %d of the %d years from %d to %d%s"
                .formatted(
                        topPercent,
                        needed,
                        years,
                        cutOff.getYear() - years,
                        cutOff.getYear() - 1,
                        onceInTopPercent == null ? "" : ", once in the top " + onceInTopPercent + " %");
        if (dossier.career() == null) {
            return Wording.noCareer(this, required);
        }
        var code = dossier.communityOn(cutOff).orElse(null);
        if (code == null) {
            return Finding.of(
                    this,
                    outcome,
                    required,
                    "no community",
                    new Text(
                            "Holds no post in a community on %s.".formatted(cutOff),
                            "%s未在社区任职。".formatted(Wording.zh(cutOff))),
                    List.of());
        }
        var community = dossier.communities().get(code);
        if (community == null) {
            return Finding.of(
                    this,
                    outcome,
                    required,
                    "unknown",
                    new Text(
                            "Neither unit nor results of community %s have been received.".formatted(code),
                            "尚未收到社区%s的区划与考核信息。".formatted(code)),
                    List.of());
        }
        var asked = FrontYears.of(this, community, cutOff);
        return Finding.of(this, outcome, required, asked.actual(), asked.fact(), evidence(community, asked));
    }

    private static List<Evidence> evidence(Dossier.Community community, FrontYears asked) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                Evidence.Kind.COMMUNITY,
                community.code(),
                community.code(),
                community.validFrom(),
                null,
                community.name()));
        asked.years()
                .forEach(year -> community
                        .in(year.year())
                        .ifPresent(result -> evidence.add(new Evidence(
                                Evidence.Kind.COMMUNITY_RESULT,
                                String.valueOf(year.year()),
                                community.code(),
                                null,
                                null,
                                detail(result)))));
        return evidence;
    }

    private static String detail(Dossier.YearResult result) {
        if (!result.ranked()) {
            return "not ranked";
        }
        var rank = "rank %d of %d".formatted(result.rank(), result.peers());
        return result.peerGroup() == null ? rank : rank + " in " + result.peerGroup();
    }

    @Override
    public Text remedy() {
        return new Text(
                "The results of further years, or a correction of one on appeal, change this.",
                "待新年度考核结果公布，或经复核更正后重新判定。");
    }

    @Override
    public Office office() {
        return Office.ASSESSMENT;
    }
}
