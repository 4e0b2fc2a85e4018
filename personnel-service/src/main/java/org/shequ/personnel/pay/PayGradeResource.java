package org.shequ.personnel.pay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.personnel.pay.grade.PayConclusion;
import org.shequ.personnel.pay.grade.PayGrade;
import org.shequ.personnel.person.People;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Pay records over HTTP. */
@Shows(PersonField.PAY_GRADES)
@Path("people/{id}/pay-grades")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "pay", description = "Pay grades and how they came about / 岗位等级及其依据")
public class PayGradeResource {

    private final People people;
    private final PayRecords records;
    private final Cursors cursors;
    private final Caller caller;

    public PayGradeResource(People people, PayRecords records, Cursors cursors, Caller caller) {
        this.people = people;
        this.records = records;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** A pay record. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PayRecord")
    public record PayRecordView(
            @Schema(required = true) PayScheme scheme,

            @Schema(description = "Only under COMMUNITY_GRADES / 仅社区岗位等级", examples = "9") @Nullable
            Integer grade,

            @Schema(examples = "three-post-18") @Nullable String tableCode,

            @Schema(description = "The version of the policy / 所依据的政策版本") @Nullable
            UUID policyId,

            @Schema(required = true) LocalDate from,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(
                    required = true,
                    description =
                            "What begins on the first day: ASSIGNMENT (post or identity), POLICY, ASSESSMENT, CERTIFICATE,"
                                    + " EDUCATION or TIME; of several the first / 首日生效的变动：任职或身份、政策、年度考核、职业资格、学历、年限，"
                                    + "同日多项取其先",
                    examples = "ASSIGNMENT")
            String cause,

            @Schema(required = true, description = "Each term as it stood on the first day / 首日各项计算依据")
            List<PayGrade.Term> terms,

            @Schema(required = true, description = "Why it is so, in a sentence / 一句话说明")
            PayConclusion conclusion,

            @Schema(required = true) Instant recordedAt) {

        static PayRecordView of(PayRecords.Shown shown) {
            PayRecord pay = shown.pay();
            return new PayRecordView(
                    pay.scheme(),
                    pay.grade(),
                    shown.tableCode(),
                    pay.policyId(),
                    pay.held().from(),
                    pay.held().to(),
                    pay.cause(),
                    pay.terms(),
                    PayConclusion.of(pay.scheme(), pay.grade(), pay.terms()),
                    shown.recordedAt());
        }
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "listPayGrades",
            summary = "List a person's pay records over time / 人员岗位等级历史",
            description =
                    "It follows from dated facts alone, whenever they were reported: posts and identities, education since"
                            + " it was completed, certificates while employed at them, failed years from the day that the policy says,"
                            + " versions of the policy from their first day. / 仅由事实及其日期得出，与登记先后无关：任职与身份、学历自毕业之日、"
                            + "职业资格于聘用期间、不合格年度自政策所定之日、政策自施行之日。")
    @Sorted("from")
    public Page<PayRecordView> list(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @QueryParam("knownAt") @Parameter(description = "As it was recorded at this instant / 按当时的记录") @Nullable
                    Instant knownAt,
            @BeanParam PageRequest request) {
        people.get(id, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(knownAt), "from");
        return seek.page(
                from -> records.page(id, knownAt, from),
                shown -> List.of(
                        shown.pay().held().from().toString(), shown.pay().id().toString()),
                PayRecordView::of);
    }
}
