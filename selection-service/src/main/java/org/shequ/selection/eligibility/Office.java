package org.shequ.selection.eligibility;

/** Who keeps the facts of a criterion, and so can be asked about them. */
public enum Office {
    PERSONNEL("the personnel section of the subdistrict", "所在街道（镇）组织人事部门"),
    ASSESSMENT("the office in charge of the annual assessment", "年度考核主管部门"),
    ORGANISATION("the organization department of the district", "区委组织部门"),
    SELECTION("the office in charge of the selection", "选聘工作主管部门");

    private final Text name;

    Office(String en, String zh) {
        this.name = new Text(en, zh);
    }

    Text words() {
        return name;
    }
}
