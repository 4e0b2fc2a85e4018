package org.shequ.kit.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next cursor of the page that follows; absent at the end
 * @param total number of all rows under the same filter; absent unless asked for with {@code count=true}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        @Schema(required = true) List<T> items,

        @Schema(description = "Cursor of the next page; absent at the end. / 下一页的游标；到末尾时不出现。") @Nullable
        String next,

        @Schema(description = "Number of all rows, only with count=true. / 总行数，仅在 count=true 时给出。") @Nullable
        Long total) {

    public Page {
        items = List.copyOf(items);
    }
}
