package org.shequ.personnel.dossier;

/** What an entry of a personnel file tells of, and the form that it has. */
public enum DossierEntryKind {
    /** 表彰. */
    HONOUR(Honour.class),
    /** 培训. */
    TRAINING(Training.class),
    /** 实绩. */
    ACHIEVEMENT(Achievement.class),
    /** 职业资格: obtained on its first day, employed at its level for a while. */
    CERTIFICATE(HeldCertificate.class),
    /** 立案审查: its text never leaves but for a purpose. */
    INVESTIGATION(Investigation.class);

    private final Class<? extends EntryContent> form;

    DossierEntryKind(Class<? extends EntryContent> form) {
        this.form = form;
    }

    Class<? extends EntryContent> form() {
        return form;
    }

    /** How it is called in the audit log: {@code honour-recorded}. */
    public String auditName() {
        return switch (this) {
            case HONOUR -> "honour";
            case TRAINING -> "training";
            case ACHIEVEMENT -> "achievement";
            case CERTIFICATE -> "certificate";
            case INVESTIGATION -> "investigation";
        };
    }
}
