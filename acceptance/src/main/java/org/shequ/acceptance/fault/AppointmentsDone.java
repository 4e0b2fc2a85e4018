package org.shequ.acceptance.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was acknowledged to the callers of a fault load. */
final class AppointmentsDone {

    private final List<String> resources = Collections.synchronizedList(new ArrayList<>());
    private final List<String> appointments = Collections.synchronizedList(new ArrayList<>());
    private final List<String> resignedInTime = Collections.synchronizedList(new ArrayList<>());
    private final List<String> resigned = Collections.synchronizedList(new ArrayList<>());

    void acknowledged(String resource) {
        resources.add(resource);
    }

    void decided(String appointment) {
        appointments.add(appointment);
        resources.add("/selection/v1/appointments/" + appointment);
    }

    /** @param beforeTheDate before the day on which the person's appointment was to take effect */
    void resigned(String person, boolean beforeTheDate) {
        resigned.add(person);
        if (beforeTheDate) {
            resignedInTime.add(person);
        }
    }

    /** Paths of what was created. */
    List<String> resources() {
        return List.copyOf(resources);
    }

    List<String> appointments() {
        return List.copyOf(appointments);
    }

    List<String> resigned() {
        return List.copyOf(resigned);
    }

    /** Who may not have been appointed. */
    List<String> resignedInTime() {
        return List.copyOf(resignedInTime);
    }
}
