using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>What a room's own rules say of an act: refused, or taken with allowances and notes.</summary>
/// <param name="StandInFor">The party the caller stands in for (代录), where it is not its own.</param>
/// <param name="Firm">The allowances among <paramref name="Takes"/> that stand under a rule: they may not be overdrawn, or the rule is cited where they are.</param>
/// <param name="Claims">What the act takes that one act only may take.</param>
public sealed record Judgement(
    Refused? Refused, IReadOnlyList<AllowanceTake> Takes, IReadOnlyList<Note> Notes, EnterpriseId? StandInFor = null,
    IReadOnlyList<FirmAllowance>? Firm = null, IReadOnlyList<Claim>? Claims = null)
{
    /// <summary>The allowances that were granted and are no more, by the act; null for none.</summary>
    public IReadOnlyList<string>? Ended { get; init; }

    /// <summary>Whether it rests on something that the room has not read of.</summary>
    public bool Unread { get; init; }

    /// <summary>Nothing stands against it.</summary>
    public static readonly Judgement Fine = new(null, [], []);

    public static Judgement No(string code, string pointer = "", params (string Name, string Value)[] details) =>
        new(Refused.With(code, pointer, details), [], []);

    public static implicit operator Judgement(Refused refused) => new(refused, [], []);

    public static Judgement FromRefused(Refused refused) => refused;
}
