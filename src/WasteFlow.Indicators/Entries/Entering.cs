using System.Globalization;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a department says of a figure, or said: its value or status as text.</summary>
/// <param name="Line">The line that says it; 0 for what is being entered.</param>
internal sealed record Said(string Department, string Value, string? Reason, long Line = 0);

/// <summary>
/// A figure has one department, the first that enters it, and only that one corrects it, with a reason. Another is answered by name. One that the table names
/// as the source takes over from one that it does not name.
/// </summary>
internal static class Entering
{
    private const int NameMin = 2;
    private const int NameMax = 60;

    /// <summary>Rows of <c>schemas/codes/department-names.csv</c>.</summary>
    private static readonly IReadOnlyList<(string Name, string Full)> ShortNames = [.. Tables.Rows("codes/department-names.csv").Select(static r => (r["name"], r["full"]))];

    private static readonly string[] Kinds = ["管理局", "委员会", "管理委员会", "管委会", "办公室", "分局", "中心", "政府", "人民政府", "部门", "公司", "单位"];

    /// <param name="expected">The departments whose figure it is, by the statistics table or the plan (数据来源); none where nobody is named.</param>
    public static Judgement Judge(Said said, Said? before, IReadOnlyList<string> expected)
    {
        var isNamed = IsNamed(said.Department, expected);
        var notes = new List<Note>();
        if (!isNamed && expected.Count > 0)
        {
            notes.Add(AdoptionRules.Said(
                "department_differs", "/department", ("department", said.Department), ("expected", string.Join('、', expected))));
        }

        if (before is not null && !IsSame(said.Department, before.Department))
        {
            if (!isNamed || IsNamed(before.Department, expected))
            {
                return Refused.With("entered_by_other_department", "/department", [.. Details(before)]);
            }

            notes.Add(AdoptionRules.Said("taken_over_from_department", "/department", [.. Details(before)]));
        }
        else if (before is not null && Unexplained(said, before) is { } unexplained)
        {
            return unexplained;
        }

        return Judgement.Fine with { Notes = notes };
    }

    /// <summary>An adopted value says why it is adopted; another adopts in its place with another reason.</summary>
    public static Judgement Adopt(Said said, Said? before) =>
        string.IsNullOrWhiteSpace(said.Reason) ? new Refused("adoption_reason_missing", "/reason")
        : before is null || IsSame(said.Department, before.Department) ? Judgement.Fine
        : Judgement.Fine with { Notes = [AdoptionRules.Said("taken_over_from_department", "/department", [.. Details(before)])] };

    private static Refused? Unexplained(Said said, Said before) =>
        string.IsNullOrWhiteSpace(said.Reason) && !AreEqual(said.Value, before.Value)
            ? Refused.With("correction_reason_missing", "/reason", [.. Details(before)])
            : null;

    private static bool AreEqual(string a, string b) =>
        a.Equals(b, StringComparison.Ordinal) || (Rational.TryParse(a, out var left) && Rational.TryParse(b, out var right) && left == right);

    private static bool IsNamed(string department, IReadOnlyList<string> expected) => expected.Any(e => IsSame(department, e));

    /// <summary>
    /// Departments are named shorter or longer, with or without their region: 统计局, 管城回族区统计局; and by what they are called for short: 市农委. What any office may
    /// be called names none.
    /// </summary>
    public static bool IsSame(string a, string b) => AreSame(Full(a), Full(b));

    private static bool AreSame(string a, string b) =>
        a.Equals(b, StringComparison.Ordinal)
        || (a.Contains(b, StringComparison.Ordinal) && Objection(b) is null)
        || (b.Contains(a, StringComparison.Ordinal) && Objection(a) is null);

    private static string Full(string department) =>
        ShortNames.FirstOrDefault(n => department.Contains(n.Name, StringComparison.Ordinal)) is { Full: { } full, Name: var name } ? department.Replace(name, full, StringComparison.Ordinal) : department;

    /// <summary>Why a name is no department's: it is too short, too long, or says only what kind of office it is.</summary>
    public static Refused? Objection(string department) =>
        department.Trim().Length is >= NameMin and <= NameMax && !Kinds.Contains(department.Trim(), StringComparer.Ordinal)
            ? null
            : Refused.With("department_unnamed", "/department", ("department", department));

    private static (string, string)[] Details(Said before) =>
        [("department", before.Department), ("value", before.Value), ("line", before.Line.ToString(CultureInfo.InvariantCulture))];
}
