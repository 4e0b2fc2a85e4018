package org.shequ.personnel.codelist;

import org.shequ.contracts.vocabulary.Coded;
import org.shequ.kit.importing.CellType;
import org.shequ.kit.importing.CellTypes;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Cells that hold a constant of a code list, by any of its names. */
public final class CodeCells {

    private static final int MOST_NAMED = 20;

    private CodeCells() {}

    public static <E extends Enum<E> & Coded> CellType<E> of(Class<E> list) {
        var labels = Arrays.stream(list.getEnumConstants()).map(Coded::zh).toList();
        return CellTypes.code(
                "CODE",
                text -> Coded.find(list, text),
                Coded.choices(list),
                labels.stream().limit(MOST_NAMED).collect(Collectors.joining("、")),
                labels);
    }
}
