package org.shequ.selection.eligibility;

import org.shequ.contracts.vocabulary.Certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds this professional certificate or a higher one.
 *
 * @param employed whether the person must also be employed at that level (聘用)
 */
public record CertificateAtLeast(Certificate least, boolean employed) implements Criterion {

    @Override
    public String code() {
        return "CERTIFICATE_AT_LEAST";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        if (person == null) {
            return Outcome.UNKNOWN;
        }
        var certificate = person.certificate();
        if (certificate == null) {
            return person.certified() ? Outcome.UNKNOWN : Outcome.FAIL;
        }
        var employedFrom = person.certificateEmployedFrom();
        var atWork = !employed || (employedFrom != null && !employedFrom.isAfter(cutOff));
        return Outcome.passIf(certificate.compareTo(least) >= 0 && atWork);
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        if (dossier.person() != null && dossier.person().certificateEmployedFrom() != null) {
            days.accept(dossier.person().certificateEmployedFrom());
        }
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "at least " + least.en() + (employed ? ", employed at it" : "");
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var certificate = person.certificate();
        if (certificate == null) {
            return Finding.of(
                    this,
                    outcome,
                    required,
                    person.certified() ? "unknown" : "none",
                    person.certified()
                            ? new Text("The certificate held is not a known one.", "所持证书类别不详。")
                            : new Text("Holds no professional certificate.", "无职业资格证书。"),
                    List.of());
        }
        var employedFrom = person.certificateEmployedFrom();
        return Finding.of(
                this,
                outcome,
                required,
                certificate.en() + (employedFrom == null ? "" : ", employed from " + employedFrom),
                new Text(
                        "Certificate: %s%s; at least %s is required%s."
                                .formatted(
                                        certificate.en(),
                                        employedFrom == null ? "" : ", employed from " + employedFrom,
                                        least.en(),
                                        employed ? ", employed at it" : ""),
                        "证书：%s%s；要求%s及以上%s。"
                                .formatted(
                                        certificate.zh(),
                                        employedFrom == null ? "" : "，自" + Wording.zh(employedFrom) + "起聘用",
                                        least.zh(),
                                        employed ? "且已聘用" : "")),
                List.of(new Evidence(
                        Evidence.Kind.PERSON,
                        dossier.personId().toString(),
                        null,
                        employedFrom,
                        null,
                        certificate.name())));
    }

    @Override
    public Text remedy() {
        return new Text("Such a certificate, on record, changes this.", "取得相应证书并登记后重新判定。");
    }

    @Override
    public Office office() {
        return Office.PERSONNEL;
    }
}
