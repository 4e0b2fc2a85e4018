package org.shequ.kit.privacy;

import org.eclipse.microprofile.config.ConfigProvider;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The one table of what is shown of a person: {@code disclosure-policy.properties}, made stricter by configuration where
 * a jurisdiction asks for it. It refuses forms that together give a citizen ID back.
 */
public final class DisclosurePolicy {

    /** Possible citizen IDs that must remain for whoever knows the area, the sex and all that is shown. */
    public static final long FEWEST_CITIZEN_IDS = 1_000;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String SETTING = "shequ.disclosure.";

    private static final DisclosurePolicy IN_FORCE =
            load(name -> ConfigProvider.getConfig().getOptionalValue(SETTING + name, String.class));

    private final Map<PersonField, Rule> rules;

    private DisclosurePolicy(Map<PersonField, Rule> rules) {
        this.rules = rules;
    }

    /** How one field is treated. */
    public record Rule(FieldClass fieldClass, MaskForm form) {}

    /** The policy of this process. */
    public static DisclosurePolicy inForce() {
        return IN_FORCE;
    }

    /** @param stricter the form that configuration names for a field, if any */
    static DisclosurePolicy load(Function<String, Optional<String>> stricter) {
        var table = table();
        var rules = new EnumMap<PersonField, Rule>(PersonField.class);
        for (var field : PersonField.values()) {
            var published = parse(
                    field,
                    Objects.requireNonNull(
                            table.getProperty(field.property()),
                            () -> "disclosure-policy.properties lacks " + field.property()));
            rules.put(field, tightened(field, published, stricter.apply(field.property())));
        }
        var policy = new DisclosurePolicy(rules);
        var remaining = remainingCitizenIds(
                policy.of(PersonField.CITIZEN_ID).form(),
                policy.of(PersonField.BIRTH_DATE).form());
        if (remaining < FEWEST_CITIZEN_IDS) {
            throw new IllegalStateException("The forms of citizenId and birthDate leave " + remaining
                    + " possible citizen IDs; at least " + FEWEST_CITIZEN_IDS + " must remain");
        }
        return policy;
    }

    public Rule of(PersonField field) {
        return Objects.requireNonNull(rules.get(field));
    }

    /**
     * How many citizen IDs fit what is shown, for whoever knows area and sex: the days that fit, times the 500 sequence
     * numbers of one sex; shown last four leave one sequence, and their check character fits one day in eleven.
     */
    static long remainingCitizenIds(MaskForm citizenId, MaskForm birthDate) {
        long days = switch (birthDate) {
            case SHOWN -> 1;
            case MONTH -> 28;
            case YEAR -> 365;
            default -> 20_000;
        };
        return switch (citizenId) {
            case SHOWN -> 1;
            case LAST_FOUR, ENDS -> days / 11;
            default -> days * 500;
        };
    }

    private static Rule parse(PersonField field, String text) {
        var parts = SPACE.split(text.strip(), -1);
        if (parts.length != 2) {
            throw new IllegalStateException("disclosure-policy.properties: " + field.property() + " = CLASS FORM");
        }
        return new Rule(FieldClass.valueOf(parts[0]), MaskForm.valueOf(parts[1]));
    }

    private static Rule tightened(PersonField field, Rule published, Optional<String> asked) {
        if (asked.isEmpty()) {
            return published;
        }
        var form = MaskForm.valueOf(asked.get().strip());
        if (form.compareTo(published.form) < 0) {
            throw new IllegalStateException(
                    SETTING + field.property() + "=" + form + " shows more than " + published.form);
        }
        return new Rule(published.fieldClass, form);
    }

    private static Properties table() {
        var table = new Properties();
        try (InputStream resource = DisclosurePolicy.class.getResourceAsStream("/disclosure-policy.properties")) {
            if (resource == null) {
                throw new IllegalStateException("disclosure-policy.properties is missing from the class path");
            }
            table.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return table;
    }
}
