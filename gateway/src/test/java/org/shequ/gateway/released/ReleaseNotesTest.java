package org.shequ.gateway.released;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ReleaseNotesTest {

    private static final String BEFORE = """
            {"paths": {"/notes": {"get": {"summary": "List notes / 便笺列表", "parameters": [{"name": "kind"}]}}},
             "components": {"schemas": {
              "Note": {"properties": {"title": {}}}, "Kind": {"enum": ["SHORT"]},
              "Change": {"if": {"properties": {"type": {"enum": ["notes.added"]}}}}}}}""";

    private static final String NOW = """
            {"paths": {"/notes": {
               "get": {"summary": "List notes / 便笺列表", "deprecated": true,
                "parameters": [{"name": "kind"}, {"name": "unit"}, {"$ref": "#/components/parameters/TraceParent"}]},
               "post": {"summary": "Add a note / 新增便笺"}}},
             "components": {"schemas": {
              "Note": {"properties": {"title": {}, "pages": {}}}, "Kind": {"enum": ["SHORT", "LONG"]}, "Fresh": {},
              "Change": {"if": {"properties": {"type": {"enum": ["notes.added", "notes.lost"]}}}}}}}""";

    @Test
    void what_a_release_adds_is_listed_by_kind() throws JsonProcessingException {
        var json = new ObjectMapper();
        assertEquals(
                """
                # Interface 0.2.0 / 接口 0.2.0

                ## Deprecated / 弃用

                - `/notes GET`

                ## Parameters / 参数

                - `/notes GET`: `TraceParent`
                - `/notes GET`: `unit`

                ## Operations / 操作

                - `/notes POST`: Add a note / 新增便笺

                ## Fields / 字段

                - `Note.pages`

                ## Values / 取值

                - `Kind.LONG`

                ## Events / 事件

                - `notes.lost`
                """,
                ReleaseNotes.between(json.readTree(BEFORE), json.readTree(NOW)).text("0.2.0"));
        assertEquals(
                """
                # Interface 0.2.1 / 接口 0.2.1

                Nothing was added. / 无新增内容。
                """,
                ReleaseNotes.between(json.readTree(NOW), json.readTree(NOW)).text("0.2.1"));
    }
}
