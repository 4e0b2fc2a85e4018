package org.shequ.personnel.appointment;

import org.shequ.personnel.policy.PolicyForm;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code reserve}. */
@ApplicationScoped
class ReservePolicyForm implements PolicyForm {

    @Override
    public String name() {
        return "reserve";
    }

    @Override
    public Class<?> form() {
        return CarryOutAppointment.ReservePolicy.class;
    }
}
