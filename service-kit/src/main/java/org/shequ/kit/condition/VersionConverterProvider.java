package org.shequ.kit.condition;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

/** Reads If-Match headers into {@link Version}. */
@Provider
public class VersionConverterProvider implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
        return raw == Version.class ? (ParamConverter<T>) new VersionConverter() : null;
    }

    private static final class VersionConverter implements ParamConverter<Version> {

        @Override
        public Version fromString(String value) {
            return Version.parse(value);
        }

        @Override
        public String toString(Version value) {
            return value.toString();
        }
    }
}
