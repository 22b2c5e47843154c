namespace WasteFlow.Contracts;

/// <summary>
/// What only the books (管理台账, HJ 1259-2022 Annex B) want to know beside an act. Nothing of it decides anything; what nobody says stays empty there,
/// or is what the site's management plan of the year tells of the code.
/// </summary>
/// <param name="Called">What the trade or the unit itself calls the waste (行业俗称/单位内部名称).</param>
/// <param name="Packed">What it is packed in, where no container is named (容器/包装类型): drum, box, bag …</param>
/// <param name="Facility">The code of the facility that it arises in or is treated in (设施编码), such as <c>MF0001</c>.</param>
/// <param name="Store">The code of the store it is put into or taken out of (贮存设施编码), such as <c>TS001</c>; of a treatment, its residues' store.</param>
/// <param name="Handler">Who does it in the department that generates or treats (产生部门、利用处置部门经办人).</param>
/// <param name="Deliverer">Who carries it inside the works (运送部门经办人).</param>
/// <param name="Keeper">Who takes it into the store or gives it out (贮存部门、出库部门经办人).</param>
public sealed record BookNote(
    string? Called = null, string? Packed = null, string? Facility = null, string? Store = null, string? Handler = null, string? Deliverer = null,
    string? Keeper = null);
