package org.shequ.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // the framework would answer a malformed target itself, without a problem document; the door judges it
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
