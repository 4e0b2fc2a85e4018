package org.shequ.selection.application;

import org.shequ.contracts.event.selection.RegistrationChanged;
import org.shequ.kit.outbox.Outbox;
import org.shequ.selection.vocabulary.Stage;

import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells others where registrations stand; never whose they are. */
@ApplicationScoped
public class RegistrationEvents {

    private final Outbox outbox;

    RegistrationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public void changed(Registration registration) {
        outbox.publish(of(registration));
    }

    public void changed(Collection<Registration> registrations) {
        outbox.publishAll(registrations.stream().map(RegistrationEvents::of).toList());
    }

    /** Many that ended at one stage. */
    public void eliminated(UUID roundId, Collection<Candidate> candidates, Stage stage) {
        outbox.publishAll(candidates.stream()
                .map(candidate -> new RegistrationChanged(
                        candidate.id(),
                        roundId,
                        candidate.positionId(),
                        RegistrationStatus.ELIMINATED.name(),
                        stage.name()))
                .toList());
    }

    private static RegistrationChanged of(Registration registration) {
        var ended = registration.endedStage();
        return new RegistrationChanged(
                registration.id(),
                registration.roundId(),
                registration.positionId(),
                registration.status().name(),
                ended == null ? null : ended.name());
    }
}
