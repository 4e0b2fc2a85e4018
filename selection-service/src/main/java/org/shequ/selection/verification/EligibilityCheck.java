package org.shequ.selection.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.policy.RuleText;
import org.shequ.selection.vocabulary.Stage;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** Judges every candidate again, and holds the officers' decisions against what was found. */
final class EligibilityCheck implements RecordVerifier.Check {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private final PublishedRecord record;

    EligibilityCheck(PublishedRecord record) {
        this.record = record;
    }

    @Override
    public void run(Consumer<Fault> faults) {
        if (record.candidates().size() != Reading.number(record.round(), "candidates")) {
            faults.accept(new Fault("ROUND candidates", "CANDIDATES", "is not how many there are"));
        }
        var rule = rule(faults);
        var from = Reading.requiredInstant(record.round(), "registrationFrom");
        var to = Reading.requiredInstant(record.round(), "registrationTo");
        int number = 0;
        for (var candidate : record.candidates()) {
            if (candidate.number() != ++number) {
                faults.accept(new Fault(candidate.where("number"), "NUMBER", "breaks the order"));
            }
            if (record.places(candidate.position()) == 0) {
                faults.accept(new Fault(candidate.where("position"), "POSITION", "is none of the round"));
            }
            ended(candidate, faults);
            judge(rule, candidate, faults);
            review(candidate, from, to, faults);
        }
        ratio(faults);
    }

    private EligibilityRule rule(Consumer<Fault> faults) {
        var read = RuleText.read(record.rule().path("groups"), "RULE groups");
        read.faults().forEach(fault -> faults.accept(new Fault(fault.pointer(), "RULE", fault.rule())));
        if (Reading.number(record.rule(), "version") != Reading.number(record.terms(), "ruleVersion")
                || !Reading.required(record.rule(), "kind").equals(Reading.required(record.round(), "kind"))) {
            faults.accept(new Fault("RULE", "RULE", "is not the one that the round names"));
        }
        return new EligibilityRule(
                RoundKind.valueOf(Reading.required(record.rule(), "kind")),
                Reading.number(record.rule(), "version"),
                Reading.date(record.rule(), "validFrom"),
                Set.of(),
                read.groups());
    }

    /** The facts that were judged. */
    static Dossier dossier(JsonNode facts) {
        return MAPPER.convertValue(facts, Dossier.class);
    }

    private void judge(EligibilityRule rule, Candidate candidate, Consumer<Fault> faults) {
        var facts = candidate.body().get("facts");
        if (facts == null || facts.isNull()) {
            faults.accept(new Fault(candidate.where("facts"), "NO_FACTS", "was registered before facts were kept"));
            return;
        }
        var judgement = rule.judge(dossier(facts), record.cutOff());
        if (!judgement.verdict().name().equals(Reading.text(candidate.body(), "verdict"))) {
            faults.accept(new Fault(candidate.where("verdict"), "VERDICT", "should be " + judgement.verdict()));
        }
        JsonNode found = MAPPER.valueToTree(judgement.findings());
        found.forEach(finding -> ((ObjectNode) finding).remove("explanation"));
        var published = candidate.body().path("findings");
        if (!HashChain.canonical(found).equals(HashChain.canonical(published))) {
            faults.accept(new Fault(candidate.where("findings"), "FINDINGS", "do not follow from the facts"));
        }
    }

    /** Who is out has a stage and a time, and nobody else has. */
    private static void ended(Candidate candidate, Consumer<Fault> faults) {
        var out = switch (candidate.status()) {
            case "REGISTERED", "ADMITTED", "APPOINTED" -> false;
            case "REFUSED", "WITHDRAWN", "ELIMINATED" -> true;
            default -> throw new IllegalArgumentException("No such status: " + candidate.status());
        };
        var stage = candidate.endedStage();
        if (out != (stage != null) || out != (candidate.endedAt() != null)) {
            faults.accept(new Fault(candidate.where("ended"), "STATUS", "is not what the status says"));
        }
        if (candidate.notShortlisted() && stage != Stage.WRITTEN) {
            faults.accept(new Fault(candidate.where("ended"), "SHORTLIST", "belongs to the written examination"));
        }
    }

    private void review(Candidate candidate, Instant from, Instant to, Consumer<Fault> faults) {
        var registered = Reading.requiredInstant(candidate.body(), "registeredAt");
        if (registered.isBefore(from) || !registered.isBefore(to)) {
            faults.accept(new Fault(candidate.where("registeredAt"), "DEADLINE", "lies outside the registration"));
        }
        var review = candidate.body().get("review");
        var status = candidate.status();
        if (review == null) {
            if (!Set.of("REGISTERED", "WITHDRAWN").contains(status)) {
                faults.accept(new Fault(candidate.where("status"), "NOT_REVIEWED", status + " without a review"));
            }
            return;
        }
        if (Reading.requiredInstant(review, "reviewedAt").isBefore(registered)) {
            faults.accept(new Fault(candidate.where("review"), "DATES", "lies before the registration"));
        }
        var admitted = candidate.admitted();
        if (admitted
                && !"ELIGIBLE".equals(Reading.text(candidate.body(), "verdict"))
                && Reading.text(review, "orderNumber") == null) {
            faults.accept(new Fault(candidate.where("review"), "ADMISSION", "is not eligible, and no order admits"));
        }
        if (admitted == status.equals("REFUSED")) {
            faults.accept(new Fault(candidate.where("status"), "DECISION", status + " is not what the review decided"));
        }
        if (status.equals("REFUSED") != (candidate.endedStage() == Stage.REVIEW)) {
            faults.accept(new Fault(candidate.where("ended"), "DECISION", "is not what the review decided"));
        }
        var bonus = Reading.requiredDecimal(candidate.body(), "bonus");
        if (bonus.signum() < 0
                || bonus.compareTo(Reading.requiredDecimal(record.terms(), "bonusCap")) > 0
                || (bonus.signum() > 0) != (Reading.text(candidate.body(), "bonusDocument") != null)) {
            faults.accept(new Fault(candidate.where("bonus"), "BONUS", "is beyond the cap or without a document"));
        }
    }

    /** Enough candidates for each place, or a decision on record. */
    private void ratio(Consumer<Fault> faults) {
        if (!record.past(Stage.REVIEW) || record.round().get("openingRatioDecision") != null) {
            return;
        }
        var ratio = Reading.number(record.terms(), "openingRatio");
        for (var position : record.positions()) {
            var admitted = record.competing(position).stream()
                    .filter(Candidate::admitted)
                    .filter(candidate -> !candidate.endedBy(Stage.REVIEW))
                    .count();
            if (admitted < (long) ratio * Reading.number(position, "places")) {
                faults.accept(new Fault(
                        "POSITION " + Reading.number(position, "number"), "RATIO", "opened with " + admitted));
            }
        }
    }
}
