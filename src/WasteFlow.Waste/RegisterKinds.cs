using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>A kind of something that stands in the register beside enterprises and sites.</summary>
/// <param name="Of">What it is a kind of: <c>site-class</c>, <c>site-status</c>, <c>facility</c>, <c>permit</c>, <c>contract</c>, <c>insurance</c>, <c>licence</c>, <c>evaluation</c>.</param>
/// <param name="Asks">The field it has to say beside what all of its sort say; null for none.</param>
/// <param name="Statuses">What an evaluation of the kind may find.</param>
/// <param name="Months">How long one may run; null where no rule says.</param>
public sealed record RegisterKind(
    string Of, string Kind, string Zh, string En, string? Asks, IReadOnlyList<string> Statuses, int? Months, string Source, string Mark);

/// <summary>The kinds of <c>schemas/codes/register-kinds.csv</c>.</summary>
public static class RegisterKinds
{
    public const string SiteClass = "site-class";
    public const string SiteStatus = "site-status";
    public const string Facility = "facility";
    public const string Permit = "permit";
    public const string Contract = "contract";
    public const string Insurance = "insurance";
    public const string Licence = "licence";
    public const string Evaluation = "evaluation";

    public static readonly IReadOnlyList<RegisterKind> All = [.. Tables.Rows("codes/register-kinds.csv").Select(static r => new RegisterKind(
        r["of"], r["kind"], r["zh"], r["en"], r.Maybe("asks"), r["statuses"].Split(';', StringSplitOptions.RemoveEmptyEntries),
        r.Maybe("months") is { } months ? int.Parse(months, System.Globalization.CultureInfo.InvariantCulture) : null, r["source"], r["mark"]))];

    private static readonly FrozenDictionary<(string, string), RegisterKind> ByKind = All.ToFrozenDictionary(static k => (k.Of, k.Kind));

    public static RegisterKind? Find(string of, string kind) => ByKind.GetValueOrDefault((of, kind));

    /// <summary>Null, or <c>register_kind_unknown</c>; a kind that was left out is none.</summary>
    public static Refused? Objection(string of, string? kind, string pointer) =>
        kind is null || Find(of, kind) is not null ? null
        : All.Where(k => k.Of == of).Select(static k => k.Kind).ToList() is var kinds && Refused.Unknown("register_kind_unknown", pointer, "kind", kind, kinds) is var refused
            ? refused with { Details = new Dictionary<string, string>(refused.Details!, StringComparer.Ordinal) { ["kinds"] = string.Join(", ", kinds) } }
            : null;
}
