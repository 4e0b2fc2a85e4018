package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;

import java.time.LocalDate;

/**
 * A professional certificate (社会工作者职业资格) over time: obtained on the entry's first day.
 *
 * @param number the certificate's own number
 * @param employedFrom employed at its level since (聘用); null while it is only held
 */
public record HeldCertificate(
        Certificate certificate,
        @Nullable String number,
        @Nullable LocalDate employedFrom) implements EntryContent {}
