package org.shequ.personnel.dossier;

/** What an entry says beside its days and its document. */
public sealed interface EntryContent permits Honour, Training, Achievement, HeldCertificate, Investigation {}
