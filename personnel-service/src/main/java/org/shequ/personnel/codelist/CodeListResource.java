package org.shequ.personnel.codelist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Seek;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Code lists with the numbers of their standards. */
@Path("code-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "code lists", description = "Codes and their labels in two languages / 代码表（中英文）")
public class CodeListResource {

    private final Cursors cursors;

    public CodeListResource(Cursors cursors) {
        this.cursors = cursors;
    }

    /** A code list without its codes. */
    @Schema(name = "CodeListSummary")
    public record CodeListSummary(
            @Schema(required = true, examples = "ethnicity") String list,

            @Schema(description = "Absent where no standard covers it / 无对应标准时不出现", examples = "GB/T 3304") @Nullable
            String standard,

            @Schema(required = true) String en,
            @Schema(required = true) String zh) {

        static CodeListSummary of(CodeList list) {
            return new CodeListSummary(list.path(), list.standard(), list.en(), list.zh());
        }
    }

    /** One code. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Code")
    public record CodeView(
            @Schema(required = true, description = "As bodies and filters write it / 接口中的取值", examples = "HAN")
            String value,

            @Schema(required = true, description = "As the standard writes it / 标准中的代码", examples = "01")
            String code,

            @Schema(required = true, examples = "Han") String en,
            @Schema(required = true, examples = "汉族") String zh) {

        static CodeView of(Coded coded) {
            return new CodeView(coded.name(), coded.code(), coded.en(), coded.zh());
        }
    }

    /** A code list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CodeList")
    public record CodeListView(
            @Schema(required = true) String list,
            @Nullable String standard,
            @Schema(required = true) String en,
            @Schema(required = true) String zh,
            @Schema(required = true) List<CodeView> codes) {}

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listCodeLists", summary = "List all code lists / 全部代码表")
    @Sorted("list")
    public Page<CodeListSummary> all(@BeanParam PageRequest request) {
        var seek = cursors.open(request, "", "list");
        return seek.page(CodeListResource::lists, list -> List.of(list.path()), CodeListSummary::of);
    }

    private static List<CodeList> lists(Seek from) {
        String after = from.after(0);
        return Arrays.stream(CodeList.values())
                .filter(list -> after == null || list.path().compareTo(after) > 0)
                .sorted(Comparator.comparing(CodeList::path))
                .limit(from.fetch())
                .toList();
    }

    @GET
    @Path("{list}")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "getCodeList", summary = "Read a code list with its standard / 单个代码表及其标准")
    public CodeListView get(@PathParam("list") @Parameter(example = "political-status") String path) {
        CodeList list =
                CodeList.find(path).orElseThrow(() -> ProblemException.of(PersonnelProblem.CODE_LIST_UNKNOWN, path));
        return new CodeListView(
                list.path(),
                list.standard(),
                list.en(),
                list.zh(),
                list.codes().stream().map(CodeView::of).toList());
    }
}
