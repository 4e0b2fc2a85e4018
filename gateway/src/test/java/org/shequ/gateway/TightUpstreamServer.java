package org.shequ.gateway;

import org.jspecify.annotations.NullUnmarked;

import java.util.HashMap;
import java.util.Map;

/** The same service behind a gateway with few connections, little patience, and no limit on how often one may ask. */
@NullUnmarked
public class TightUpstreamServer extends UpstreamServer {

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        settings.put("shequ.gateway.rate.caller.burst", "1000000");
        settings.put("shequ.gateway.rate.caller.per-second", "1000000");
        settings.put("shequ.gateway.concurrent.caller", "3");
        settings.put("shequ.gateway.concurrent.address", "6");
        settings.put("shequ.gateway.limits.body.within", "1s");
        settings.put("shequ.gateway.limits.body.bytes", "100");
        settings.put("shequ.gateway.limits.body-time", "4s");
        settings.put("shequ.gateway.limits.answer-rest", "1s");
        settings.put("shequ.gateway.limits.turn", "500ms");
        settings.put("shequ.gateway.pool.size", "4");
        settings.put("shequ.gateway.listen.loops", "1");
        settings.put("shequ.gateway.listen.first-head", "1s");
        settings.put("shequ.gateway.listen.idle", "4s");
        return settings;
    }
}
