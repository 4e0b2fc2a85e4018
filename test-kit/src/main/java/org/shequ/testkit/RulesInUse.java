package org.shequ.testkit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds rules that nothing runs: public classes of pure packages that no code outside these packages leads to. */
final class RulesInUse {

    private RulesInUse() {}

    /** Names of the classes that are not reached, directly or by way of other rules; empty when all is well. */
    static List<String> unreached(JavaClasses classes, Collection<String> purePackages) {
        Set<JavaClass> reached = new HashSet<>();
        var waiting = new ArrayDeque<JavaClass>();
        for (var type : classes) {
            if (!purePackages.contains(type.getPackageName())) {
                waiting.add(type);
            }
        }
        while (!waiting.isEmpty()) {
            var type = waiting.remove();
            if (reached.add(type)) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .filter(target -> purePackages.contains(target.getPackageName()))
                        .forEach(waiting::add);
            }
        }
        return classes.stream()
                .filter(type -> purePackages.contains(type.getPackageName()))
                .filter(type -> type.isTopLevelClass()
                        && type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !reached.contains(type))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }
}
