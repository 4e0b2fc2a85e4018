package org.shequ.selection.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a community stood in each of the years that a criterion asks about: the verdict and the sentence come from the same
 * standings.
 */
record FrontYears(CommunityInFront asked, Dossier.Community community, List<Year> years) {

    enum Standing {
        FRONT,
        BEHIND,
        NOT_RANKED,
        NOT_KNOWN
    }

    /** @param best whether the rank was within the percentage that is asked for once; never so without such a demand */
    record Year(int year, Standing standing, boolean best) {}

    static FrontYears of(CommunityInFront asked, Dossier.Community community, LocalDate cutOff) {
        return new FrontYears(
                asked,
                community,
                IntStream.range(cutOff.getYear() - asked.years(), cutOff.getYear())
                        .mapToObj(year -> year(asked, community, year))
                        .toList());
    }

    private static Year year(CommunityInFront asked, Dossier.Community community, int year) {
        var result = community.in(year).orElse(null);
        if (result == null) {
            return new Year(year, community.youngerThan(year) ? Standing.NOT_RANKED : Standing.NOT_KNOWN, false);
        }
        if (!result.ranked()) {
            return new Year(year, Standing.NOT_RANKED, false);
        }
        var once = asked.onceInTopPercent();
        return new Year(
                year,
                result.inTop(asked.topPercent()) ? Standing.FRONT : Standing.BEHIND,
                once != null && result.inTop(once));
    }

    private long count(Standing wanted) {
        return years.stream().filter(year -> year.standing() == wanted).count();
    }

    private boolean onceMet() {
        return asked.onceInTopPercent() == null || years.stream().anyMatch(Year::best);
    }

    /** The years not known are given the benefit of the doubt: if even then it cannot pass, it fails. */
    Outcome outcome() {
        var front = count(Standing.FRONT);
        var open = count(Standing.NOT_KNOWN);
        if (front >= asked.needed() && onceMet()) {
            return Outcome.PASS;
        }
        return front + open >= asked.needed() && (onceMet() || open > 0) ? Outcome.UNKNOWN : Outcome.FAIL;
    }

    String actual() {
        return years.stream().map(year -> year.year() + ": " + figure(year)).collect(Collectors.joining("; "));
    }

    private String figure(Year year) {
        return switch (year.standing()) {
            case FRONT, BEHIND ->
                rank(year).map(rank -> rank.rank() + "/" + rank.peers()).orElse("");
            case NOT_RANKED -> "not ranked";
            case NOT_KNOWN -> "no result received";
        };
    }

    private Optional<Dossier.YearResult> rank(Year year) {
        return community.in(year.year());
    }

    /** Names each year with what it was, and then what decided. */
    Text fact() {
        var name = community.name() + " (" + community.code() + ")";
        var zhName = community.name() + "（" + community.code() + "）";
        var once = asked.onceInTopPercent();
        var why = why();
        return new Text(
                "Community %s: %s. The top %d %% is required in %d of %d years%s; %s."
                        .formatted(
                                name,
                                years.stream().map(this::en).collect(Collectors.joining("; ")),
                                asked.topPercent(),
                                asked.needed(),
                                asked.years(),
                                once == null ? "" : ", and the top %d %% in one of them".formatted(once),
                                why.en()),
                "社区%s：%s。要求%d年中有%d年位居前%d%%%s；%s。"
                        .formatted(
                                zhName,
                                years.stream().map(this::zh).collect(Collectors.joining("；")),
                                asked.years(),
                                asked.needed(),
                                asked.topPercent(),
                                once == null ? "" : "，且其中一年位居前%d%%".formatted(once),
                                why.zh()));
    }

    private String en(Year year) {
        var rank = rank(year)
                .filter(Dossier.YearResult::ranked)
                .map(result -> "rank %d of %d, ".formatted(result.rank(), result.peers()))
                .orElse("");
        return year.year() + ": "
                + switch (year.standing()) {
                    case FRONT -> rank + "in front";
                    case BEHIND -> rank + "behind";
                    case NOT_RANKED -> "not ranked";
                    case NOT_KNOWN -> "result not yet known";
                };
    }

    private String zh(Year year) {
        var rank = rank(year)
                .filter(Dossier.YearResult::ranked)
                .map(result -> "在%d个社区中列第%d名，".formatted(result.peers(), result.rank()))
                .orElse("");
        return year.year() + "年"
                + switch (year.standing()) {
                    case FRONT -> rank + "位居前列";
                    case BEHIND -> rank + "未进入前列";
                    case NOT_RANKED -> "未参加排名";
                    case NOT_KNOWN -> "考核结果尚未公布";
                };
    }

    private Text why() {
        var front = count(Standing.FRONT);
        var open = count(Standing.NOT_KNOWN);
        return switch (outcome()) {
            case PASS -> new Text("it stood in front in %d".formatted(front), "已有%d年位居前列".formatted(front));
            case UNKNOWN ->
                new Text(
                        "it depends on " + listed(Standing.NOT_KNOWN, ", "),
                        "须待%s年考核结果公布后判定".formatted(listed(Standing.NOT_KNOWN, "、")));
            case FAIL -> front + open >= asked.needed() ? neverBest() : tooFew(front, open);
        };
    }

    private Text neverBest() {
        var once = asked.onceInTopPercent();
        return new Text(
                "in none of the years did it stand in the top %d %%".formatted(once), "各年度均未进入前%d%%".formatted(once));
    }

    /** Who lacks so many ranks that nothing else matters reads so; who was behind reads that. */
    private Text tooFew(long front, long open) {
        if (asked.years() - count(Standing.NOT_RANKED) < asked.needed()) {
            var since = community.validFrom();
            return new Text(
                    "it has no %s ranked years: no rank for %s%s. A year without a rank never counts as front"
                            .formatted(
                                    inWords(asked.needed()),
                                    listed(Standing.NOT_RANKED, ", "),
                                    since == null ? "" : "; it was formed on " + since),
                    "没有%d个有排名的年度：%s年无排名%s。无排名的年度不计为前列"
                            .formatted(
                                    asked.needed(),
                                    listed(Standing.NOT_RANKED, "、"),
                                    since == null ? "" : "；该社区成立于" + Wording.zh(since)));
        }
        return new Text(
                "it stood in front in %d%s"
                        .formatted(front, open == 0 ? "" : ", and the years not yet known are too few"),
                "仅有%d年位居前列%s".formatted(front, open == 0 ? "" : "，即使计入尚未公布的年度仍不足"));
    }

    private String listed(Standing wanted, String by) {
        return years.stream()
                .filter(year -> year.standing() == wanted)
                .map(year -> String.valueOf(year.year()))
                .collect(Collectors.joining(by));
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
}
