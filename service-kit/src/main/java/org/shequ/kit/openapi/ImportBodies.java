package org.shequ.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.shequ.kit.tabular.TabularMedia;

import java.util.ArrayList;
import java.util.List;

/** Describes the file that an import takes, and its answer: a job. */
final class ImportBodies {

    private static final DotName TAKES_FILE = DotName.createSimple("org.shequ.kit.importing.TakesFile");
    private static final String JOB = "#/components/schemas/Job";

    private ImportBodies() {}

    static void describe(Operation operation, MethodInfo method) {
        var mark = method.declaredAnnotation(TAKES_FILE);
        if (mark == null) {
            return;
        }
        var csv = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)))
                .addExample(
                        "csv",
                        OASFactory.createExample().value(mark.value("example").asString()));
        operation.setRequestBody(OASFactory.createRequestBody()
                .required(true)
                .content(OASFactory.createContent()
                        .addMediaType(TabularMedia.CSV, csv)
                        .addMediaType(TabularMedia.XLSX, OASFactory.createMediaType())));
        answerJob(operation);
    }

    private static void answerJob(Operation operation) {
        var responses = operation.getResponses() == null ? OASFactory.createAPIResponses() : operation.getResponses();
        for (var status : new ArrayList<>(responses.getAPIResponses().keySet())) {
            if (status.startsWith("2")) {
                responses.removeAPIResponse(status);
            }
        }
        responses.addAPIResponse(
                "202",
                OASFactory.createAPIResponse()
                        .description("The job that reads the file / 已受理，返回任务")
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref(JOB)))));
        operation.setResponses(responses);
    }
}
