package org.shequ.kit.privacy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What one answer shows of people: the classes that a stated purpose opened, and of all else what the policy leaves. */
public final class Shown {

    /** In the place of words that are not shown. */
    public static final String WITHHELD = "***";

    /** An answer to somebody who stated no purpose. */
    public static final Shown MASKED = new Shown(EnumSet.noneOf(FieldClass.class));

    /** For work inside a service that shows nothing to anybody, and for people who read their own record. */
    public static final Shown WHOLE = new Shown(EnumSet.allOf(FieldClass.class));

    private final Set<FieldClass> opened;
    private final Set<PersonField> granted;
    private final boolean handling;

    Shown(Set<FieldClass> opened) {
        this(opened, EnumSet.allOf(PersonField.class), false);
    }

    private Shown(Set<FieldClass> opened, Set<PersonField> granted, boolean handling) {
        this.opened = opened;
        this.granted = granted;
        this.handling = handling;
    }

    /** The same, of these fields alone. */
    Shown within(Set<PersonField> fields) {
        return new Shown(opened, fields, handling);
    }

    /** The same for somebody whose office is to handle such matters, or not. */
    Shown handling(boolean office) {
        return new Shown(opened, granted, office);
    }

    /**
     * What somebody wrote about a person (grounds, reasons, the matter of a sanction): for whoever handles the matter by office,
     * and where sensitive data are opened.
     */
    @SuppressWarnings("unchecked")
    public <S extends @Nullable String> S words(S text) {
        return text == null || handling || opened.contains(FieldClass.SENSITIVE) ? text : (S) WITHHELD;
    }

    /** Whether the caller's grant, if it has one, names the field. */
    public boolean granted(PersonField field) {
        return granted.contains(field);
    }

    /** Whether the field is shown whole. */
    public boolean whole(PersonField field) {
        var rule = DisclosurePolicy.inForce().of(field);
        return granted.contains(field) && (rule.form() == MaskForm.SHOWN || opened.contains(rule.fieldClass()));
    }

    /** Whether anything of the value is shown: one of which nothing is need not be read. */
    public boolean needs(PersonField field) {
        return whole(field)
                || granted.contains(field)
                        && DisclosurePolicy.inForce().of(field).form() != MaskForm.HIDDEN;
    }

    /** Those of the fields that are shown whole. */
    public Set<PersonField> whole(Set<PersonField> fields) {
        return fields.stream()
                .filter(this::whole)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonField.class)));
    }

    /** Whether anything is opened, so that the look must stand in the access log. */
    public boolean opensAnything() {
        return !opened.isEmpty();
    }

    Set<FieldClass> opened() {
        return opened;
    }

    /** The text, whole or in its masked form; of a field outside the grant nothing can be read. */
    @SuppressWarnings("unchecked")
    public <S extends @Nullable String> S text(PersonField field, S value) {
        if (whole(field) || value == null) {
            return value;
        }
        return granted.contains(field) ? Masking.masked(field, value) : (S) Masking.in(MaskForm.HIDDEN, value);
    }

    /** The value if the field is shown whole, else null. */
    public <T> @Nullable T value(PersonField field, @Nullable T value) {
        return whole(field) ? value : null;
    }

    /** The year of a date of which at least the year is shown, else null. */
    public @Nullable Integer year(PersonField field, @Nullable LocalDate date) {
        if (date == null) {
            return null;
        }
        var form = DisclosurePolicy.inForce().of(field).form();
        var yearStays = granted.contains(field) && (form == MaskForm.YEAR || form == MaskForm.MONTH);
        return whole(field) || yearStays ? date.getYear() : null;
    }
}
