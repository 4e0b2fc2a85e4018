package org.shequ.quota.alert;

import org.shequ.contracts.vocabulary.AlertKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.outbox.Outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Raises what is newly wrong, follows what goes on, clears what is over, and tells everybody. */
@ApplicationScoped
class WatchAlerts {

    private static final List<AlertKind> OF_THE_DAY =
            List.of(AlertKind.STALE_DETERMINATION, AlertKind.PLAN_BEHIND_PACE);

    private final Alerts alerts;
    private final Findings findings;
    private final Outbox outbox;
    private final Database database;

    WatchAlerts(Alerts alerts, Findings findings, Outbox outbox, Database database) {
        this.alerts = alerts;
        this.findings = findings;
        this.outbox = outbox;
        this.database = database;
    }

    /** Looks at accounts as they are now, whichever of their changes woke this. */
    @Transactional
    void accounts(Collection<UUID> accounts) {
        var standing = alerts.standingAbout(accounts).stream()
                .filter(alert -> !OF_THE_DAY.contains(alert.finding().kind()))
                .toList();
        settle(standing, findings.ofAccounts(accounts));
    }

    /** Looks at what comes with the calendar; one replica at a time. */
    @Transactional
    boolean day() {
        if (database.exists("SELECT 1 WHERE pg_try_advisory_xact_lock(hashtextextended('alerts of the day', 0))")) {
            settle(alerts.standing(OF_THE_DAY), findings.ofTheDay());
        }
        return false;
    }

    private void settle(List<Alert> standing, List<Finding> found) {
        Map<Key, Alert> open = new HashMap<>();
        standing.forEach(alert -> open.put(Key.of(alert.finding()), alert));
        var raised = new ArrayList<Finding>();
        Map<UUID, Finding> changed = new LinkedHashMap<>();
        for (var finding : found) {
            var known = open.remove(Key.of(finding));
            if (known == null) {
                raised.add(finding);
            } else if (!known.finding().equals(finding)) {
                changed.put(known.id(), finding);
            }
        }
        var concerned = new ArrayList<>(alerts.raise(raised));
        concerned.addAll(alerts.change(changed));
        concerned.addAll(alerts.clear(open.values().stream().map(Alert::id).toList()));
        outbox.publishAll(alerts.get(concerned).stream().map(Alert::changed).toList());
    }

    private record Key(AlertKind kind, UUID subject) {

        static Key of(Finding finding) {
            return new Key(finding.kind(), finding.subjectId());
        }
    }
}
