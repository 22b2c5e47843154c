using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A holder has labels made for containers (制作标签): the next ones of its site, code and day. Which they are follows from the line alone, so no two
/// makings give the same; <c>GET /{room}/labels/{line}</c> tells them, also where one of the labels stands for the line.
/// </summary>
/// <param name="Day">When the waste was generated or collected.</param>
/// <param name="Count">1 to 200.</param>
/// <param name="Form">A row of <c>schemas/codes/label-forms.csv</c>; left out, the first that serves the code.</param>
/// <param name="Litres">What each container holds, for the label's size; 50 where it is not said.</param>
/// <param name="Says">What else is printed on them.</param>
public sealed record MakeLabels(
    Guid ActId, Instant HappenedAt, SiteId Site, WasteCode Code, LocalDate Day, int Count, string? Form = null, int? Litres = null,
    LabelText? Says = null) : IAct;

/// <summary>The fields of a label that no table tells (HJ 1276, from memory); those left out are left free to be written by hand.</summary>
/// <param name="Physical">Form of the waste (形态): solid, liquid …</param>
/// <param name="Components">Main components (主要成分).</param>
/// <param name="Harmful">Harmful components (有害成分).</param>
/// <param name="Precautions">What to mind (注意事项).</param>
/// <param name="Contact">Who is asked, and how (联系人和联系方式).</param>
/// <param name="Remarks">Remarks (备注).</param>
public sealed record LabelText(
    string? Physical = null, string? Components = null, string? Harmful = null, string? Precautions = null, string? Contact = null,
    string? Remarks = null);

/// <summary>Labels that a line made, to be printed.</summary>
/// <param name="Form">The row of <c>schemas/codes/label-forms.csv</c>.</param>
/// <param name="Digital">They are 37-digit ids (数字识别码).</param>
/// <param name="Millimetres">A side: 100, 150 or 200.</param>
/// <param name="Missing">How many were asked beyond the end of the series: they were not made.</param>
public sealed record LabelSheet(
    long Line, SiteId Site, EnterpriseId Enterprise, WasteCode Code, LocalDate Day, string Form, bool Digital, int Millimetres, LabelText? Says,
    IReadOnlyList<MadeLabel> Labels, int Missing);

/// <param name="Grams">What is in the container that bears it by now, as it was said when it was filled.</param>
public sealed record MadeLabel(string Label, long? Grams = null);
