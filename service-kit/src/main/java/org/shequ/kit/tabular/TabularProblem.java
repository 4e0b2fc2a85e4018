package org.shequ.kit.tabular;

import org.shequ.contracts.problem.ProblemCode;

/** Why a file cannot be read as the table that it should be. */
public enum TabularProblem implements ProblemCode {
    FILE_EMPTY(
            422,
            "Empty file",
            "文件为空",
            "The file has no header row; begin with the template of the import (import-templates).",
            "文件没有标题行；请使用导入模板（import-templates）。"),
    FILE_DAMAGED(
            400,
            "Damaged file",
            "文件损坏",
            "The file is truncated, damaged or not of the stated type ({0}); save it anew and send it with its own "
                    + "media type.",
            "文件不完整、已损坏，或与所声明的类型（{0}）不符；请重新保存，并按实际类型上传。"),
    FILE_ENCRYPTED(
            422,
            "Protected or old workbook",
            "文件受密码保护或格式过旧",
            "The workbook is protected by a password or in the old .xls format; save it as .xlsx without a password.",
            "工作簿受密码保护，或为旧的 .xls 格式；请取消密码并另存为 .xlsx。"),
    FILE_INFLATES(
            422,
            "File inflates too much",
            "文件解压后过大",
            "Unpacked, the file is far larger than allowed; remove pictures, styles and empty rows, or hand in "
                    + "several files.",
            "文件解压后的大小远超允许范围；请删除图片、多余格式和空行，或拆分为多个文件。"),
    FILE_ENCODING(
            422,
            "Unreadable text",
            "文字无法识别",
            "The text is neither UTF-8 nor GB18030 (GBK); save the file as CSV UTF-8, or as xlsx.",
            "文字编码既不是 UTF-8，也不是 GB18030（GBK）；请另存为 CSV UTF-8 或 xlsx。"),
    HEADERS_WRONG(
            422,
            "Wrong headers",
            "标题行有误",
            "The header row does not fit; correct what the violations name, or begin with the template of the import "
                    + "(import-templates).",
            "标题行不符合要求；请按 violations 更正，或使用导入模板（import-templates）。"),
    SHEETS_AMBIGUOUS(
            422,
            "Several sheets fit",
            "有多个工作表符合要求",
            "Several sheets of the workbook have these headers: {0}. Say which one is meant with sheet=<name>, or "
                    + "hand in one sheet per file.",
            "工作簿中有多个工作表的标题行符合要求：{0}。请用参数 sheet=工作表名称 指定其一，或每个文件只保留一个工作表。"),
    SHEET_UNKNOWN(
            422,
            "No such sheet",
            "没有该工作表",
            "The workbook has no visible sheet named {0}; choose one of {1}.",
            "工作簿中没有名为 {0} 的可见工作表；请从下列中选择：{1}。"),
    TOO_MANY_COLUMNS(
            422,
            "Too many columns",
            "列数过多",
            "Row {0} has more than {1} columns; delete what is not needed and hand the file in again.",
            "第 {0} 行超过 {1} 列，请删除多余的列后重新提交。"),
    CELL_TOO_LONG(
            422,
            "Cell too long",
            "单元格过长",
            "A cell in row {0} has more than {1} characters; shorten it and hand the file in again.",
            "第 {0} 行有单元格超过 {1} 个字符，请缩短后重新提交。"),
    CELL_UNREADABLE(
            422,
            "Unreadable cell",
            "单元格无法读取",
            "A cell in row {0} holds a NUL character; type its value anew and hand the file in again.",
            "第 {0} 行有单元格含有空字符（NUL），请重新录入后提交。");

    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String detailEn;
    private final String detailZh;

    TabularProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
        this.status = status;
        this.titleEn = titleEn;
        this.titleZh = titleZh;
        this.detailEn = detailEn;
        this.detailZh = detailZh;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String titleEn() {
        return titleEn;
    }

    @Override
    public String titleZh() {
        return titleZh;
    }

    @Override
    public String detailEn() {
        return detailEn;
    }

    @Override
    public String detailZh() {
        return detailZh;
    }
}
