namespace WasteFlow.Indicators;

/// <summary>An input that is not there: why, and who is waited for.</summary>
/// <param name="Reason">A code of <c>schemas/codes/reasons.csv</c>.</param>
/// <param name="Waiting">What is missing, from whom; null where nobody can bring it.</param>
public sealed record Missing(string Reason, string? Waiting = null);

/// <summary>A value, or what is missing for it; never 0 for what is missing.</summary>
public readonly record struct Figure
{
    private Figure(Rational value, IReadOnlyList<Missing> missing)
    {
        Value = value;
        Missing = missing;
    }

    /// <summary>Only to be read where <see cref="IsThere"/>.</summary>
    public Rational Value { get; }

    public IReadOnlyList<Missing> Missing { get; }

    public bool IsThere => Missing.Count == 0;

    public static implicit operator Figure(Rational value) => new(value, []);

    public static Figure FromRational(Rational value) => value;

    public static Figure Without(string reason, string? waiting = null) => new(Rational.Zero, [new(reason, waiting)]);

    /// <summary>Both are needed: what is missing for either is missing for both.</summary>
    public static Figure Of(Figure a, Figure b, Func<Rational, Rational, Figure> with) => a.IsThere && b.IsThere
        ? with(a.Value, b.Value)
        : new(Rational.Zero, [.. a.Missing.Concat(b.Missing).Distinct()]);
}
