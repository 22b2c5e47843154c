using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Custody;

/// <summary>How a draft grants, takes, releases and posts allowances.</summary>
public sealed partial class Draft
{
    /// <summary>What is granted from now on: a grant said again replaces the one before, and the line tells the difference.</summary>
    /// <param name="said">Read before.</param>
    public void Grant(string allowance, Quantity said, bool warnOnly)
    {
        var before = Find<AllowanceState>(Keys.Allowance(allowance))?.By(said) ?? AllowanceState.Opened(allowance, warnOnly, said);
        var amount = before.Of(said.Taken(allowance));
        Put(Keys.Allowance(allowance), before with { Granted = amount, WarnOnly = warnOnly });
        allowances.Add(new(allowance, checked(amount - before.Granted), 0, 0, before.Unit));
    }

    /// <summary>The first allowance that cannot bear what is asked of it; a warn-only one bears all and warns.</summary>
    /// <param name="firm">The rules they stand under, if any: those that may not warn only, and what a warning cites.</param>
    /// <param name="held">What is held from now on, each in the unit of its account.</param>
    public Waste.Refused? Take(IReadOnlyList<AllowanceTake> takes, IReadOnlyList<FirmAllowance>? firm, out IReadOnlyList<AllowanceTake> held)
    {
        var taken = new List<AllowanceTake>();
        held = taken;
        foreach (var asked in takes.GroupBy(static t => t.Allowance, StringComparer.Ordinal))
        {
            if (Find<AllowanceState>(Keys.Allowance(asked.Key)) is not { } account)
            {
                return Waste.Refused.With("allowance_unknown", "", ("allowance", asked.Key));
            }

            var amount = asked.Aggregate(0L, (sum, take) => checked(sum + account.Of(take)));
            FirmAllowance[] rules = [.. firm?.Where(f => f.Allowance == account.Allowance) ?? []];
            if ((Overdrawn(account, amount, rules) ?? FarBeyond(account, amount, rules)) is { } exceeded)
            {
                return exceeded;
            }

            Change(account, amount, 0);
            taken.Add(new(account.Allowance, amount, account.Unit));
        }

        return null;
    }

    private Waste.Refused? Overdrawn(AllowanceState account, long amount, FirmAllowance[] rules)
    {
        if (account.Free >= amount)
        {
            return null;
        }

        FirmAllowance[] whole = [.. rules.Where(static r => r.Percent is null)];
        var exceeded = Waste.Refused.With("allowance_exceeded", "", ("allowance", account.Allowance), ("free", Text(Math.Max(account.Free, 0))), ("unit", account.Unit ?? "g")) with
        {
            Basis = whole.FirstOrDefault(static r => r.Basis is not null)?.Basis,
        };
        return account.WarnOnly && whole.All(static r => r.Warns) ? Warned(exceeded) : exceeded;
    }

    /// <summary>What is taken passes the share of the grant from which on a new one is asked for.</summary>
    private Waste.Refused? FarBeyond(AllowanceState account, long amount, FirmAllowance[] rules)
    {
        const int Whole = 100;
        foreach (var rule in rules)
        {
            var taken = checked(account.Pending + account.Posted + amount);
            if (rule.Percent is { } percent && (Int128)taken * Whole > (Int128)account.Granted * percent)
            {
                var passed = Waste.Refused.With(
                    "new_grant_wanted", "", ("allowance", account.Allowance), ("taken", Text(taken)), ("granted", Text(account.Granted)), ("unit", account.Unit ?? "g"),
                    ("percent", Text(percent))) with
                {
                    Basis = rule.Basis,
                };
                if ((rule.Warns ? Warned(passed) : passed) is { } refused)
                {
                    return refused;
                }
            }
        }

        return null;
    }

    private Waste.Refused? Warned(Waste.Refused finding)
    {
        Warn(new Waste.Note(finding.Code, finding.Pointer, finding.Details, finding.Basis));
        return null;
    }

    public void Release(IEnumerable<AllowanceTake> takes) => ForEach(takes, (account, amount) => Change(account, -amount, 0));

    public void Post(IEnumerable<AllowanceTake> takes) => ForEach(takes, (account, amount) => Change(account, -amount, amount));

    private void ForEach(IEnumerable<AllowanceTake> takes, Action<AllowanceState, long> change)
    {
        foreach (var take in takes)
        {
            change(Find<AllowanceState>(Keys.Allowance(take.Allowance))!, take.Amount);
        }
    }

    private void Change(AllowanceState account, long pending, long posted)
    {
        Put(Keys.Allowance(account.Allowance), account with
        {
            Pending = checked(account.Pending + pending),
            Posted = checked(account.Posted + posted),
        });
        allowances.Add(new(account.Allowance, 0, pending, posted, account.Unit));
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
