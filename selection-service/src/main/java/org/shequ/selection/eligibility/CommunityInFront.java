package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    private enum Standing {
        FRONT,
        BEHIND,
        NOT_RANKED,
        NOT_KNOWN
    }

    @Override
    public String code() {
        return "COMMUNITY_IN_FRONT";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        if (dossier.career() == null) {
            return Answer.UNKNOWN;
        }
        var code = dossier.communityOn(cutOff).orElse(null);
        if (code == null) {
            return Answer.FAIL;
        }
        var community = dossier.communities().get(code);
        return community == null ? Answer.UNKNOWN : Answer.of(outcome(community, cutOff.getYear()));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var asked = IntStream.rangeClosed(cutOff.getYear() - years, cutOff.getYear() - 1)
                .boxed()
                .toList();
        var required = "top %d %% in %d of %s%s"
                .formatted(
                        topPercent,
                        needed,
                        asked,
                        onceInTopPercent == null ? "" : ", once in the top " + onceInTopPercent + " %");
        if (dossier.career() == null) {
            return Wording.noCareer(this, required);
        }
        var code = dossier.communityOn(cutOff).orElse(null);
        if (code == null) {
            return Finding.of(
                    this,
                    answer,
                    required,
                    "no community",
                    new Text("Holds no post in a community on the cut-off day.", "截止日未在社区任职。"),
                    List.of());
        }
        var community = dossier.communities().get(code);
        if (community == null) {
            return Finding.of(
                    this,
                    answer,
                    required,
                    "unknown",
                    new Text(
                            "Neither unit nor results of community %s have been received.".formatted(code),
                            "尚未收到社区%s的区划与考核信息。".formatted(code)),
                    List.of());
        }
        return explain(community, asked, required, answer);
    }

    private Finding explain(Dossier.Community community, List<Integer> asked, String required, Answer answer) {
        var standings = new TreeMap<Integer, Standing>();
        asked.forEach(year -> standings.put(year, standing(community, year)));
        return Finding.of(
                this,
                answer,
                required,
                standings.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + actual(community, entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("; ")),
                explain(community, standings, answer.outcome()),
                evidence(community, asked));
    }

    private Standing standing(Dossier.Community community, int year) {
        var result = community.in(year);
        if (result.isPresent()) {
            if (!result.get().ranked()) {
                return Standing.NOT_RANKED;
            }
            return result.get().inTop(topPercent) ? Standing.FRONT : Standing.BEHIND;
        }
        return community.youngerThan(year) ? Standing.NOT_RANKED : Standing.NOT_KNOWN;
    }

    /** The years not known are given the benefit of the doubt: if even then it cannot pass, it fails. */
    private Outcome outcome(Dossier.Community community, int thisYear) {
        int front = 0;
        int open = 0;
        boolean once = onceInTopPercent == null;
        for (int year = thisYear - years; year < thisYear; year++) {
            var standing = standing(community, year);
            front += standing == Standing.FRONT ? 1 : 0;
            open += standing == Standing.NOT_KNOWN ? 1 : 0;
            once |= onceInTopPercent != null
                    && community
                            .in(year)
                            .filter(result -> result.inTop(onceInTopPercent))
                            .isPresent();
        }
        if (front >= needed && once) {
            return Outcome.PASS;
        }
        return front + open >= needed && (once || open > 0) ? Outcome.UNKNOWN : Outcome.FAIL;
    }

    private static long count(TreeMap<Integer, Standing> standings, Standing wanted) {
        return standings.values().stream().filter(wanted::equals).count();
    }

    private static String actual(Dossier.Community community, int year, Standing standing) {
        return switch (standing) {
            case FRONT, BEHIND ->
                community
                        .in(year)
                        .map(result -> result.rank() + "/" + result.peers())
                        .orElse("");
            case NOT_RANKED -> "not ranked";
            case NOT_KNOWN -> "no result received";
        };
    }

    private Text explain(Dossier.Community community, TreeMap<Integer, Standing> standings, Outcome outcome) {
        var name = community.name() + " (" + community.code() + ")";
        var missing = standings.entrySet().stream()
                .filter(entry -> entry.getValue() == Standing.NOT_RANKED || entry.getValue() == Standing.NOT_KNOWN)
                .map(entry -> entry.getKey())
                .toList();
        if (outcome != Outcome.PASS && !missing.isEmpty()) {
            return explainMissing(community, name, standings.size(), missing);
        }
        var front = count(standings, Standing.FRONT);
        var ranks = standings.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + actual(community, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
        return new Text(
                "Community %s stood in the top %d %% in %d of %d years (%s); %d are required%s."
                        .formatted(
                                name,
                                topPercent,
                                front,
                                standings.size(),
                                ranks,
                                needed,
                                onceInTopPercent == null ? "" : ", one of them in the top " + onceInTopPercent + " %"),
                "社区%s在%d年中有%d年位居前%d%%（%s）；要求%d年%s。"
                        .formatted(
                                name,
                                standings.size(),
                                front,
                                topPercent,
                                ranks,
                                needed,
                                onceInTopPercent == null ? "" : "，其中一年位居前" + onceInTopPercent + "%"));
    }

    private static Text explainMissing(Dossier.Community community, String name, int years, List<Integer> missing) {
        var list = missing.stream().map(String::valueOf).collect(Collectors.joining(", "));
        var since = community.validFrom();
        return new Text(
                "Community %s has no %s ranked years: no rank for %s%s. A year without a rank never counts as front."
                        .formatted(name, inWords(years), list, since == null ? "" : "; it was formed on " + since),
                "社区%s没有%d个有排名的年度：%s年无排名%s。无排名的年度不计为前列。"
                        .formatted(name, years, list.replace(", ", "、"), since == null ? "" : "；该社区成立于" + since));
    }

    private static String inWords(int years) {
        return switch (years) {
            case 1 -> "one";
            case 2 -> "two";
            case 3 -> "three";
            case 4 -> "four";
            case 5 -> "five";
            default -> String.valueOf(years);
        };
    }

    private static List<Evidence> evidence(Dossier.Community community, List<Integer> asked) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                Evidence.Kind.COMMUNITY,
                community.code(),
                community.code(),
                community.validFrom(),
                null,
                community.name()));
        for (var year : asked) {
            community
                    .in(year)
                    .ifPresent(result -> evidence.add(new Evidence(
                            Evidence.Kind.COMMUNITY_RESULT,
                            String.valueOf(year),
                            community.code(),
                            null,
                            null,
                            result.ranked()
                                    ? "rank %d of %d in %s".formatted(result.rank(), result.peers(), result.peerGroup())
                                    : "not ranked")));
        }
        return evidence;
    }
}
