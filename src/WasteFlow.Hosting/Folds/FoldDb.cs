using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Hosting;

/// <summary>How every room stores its folds: a row for each generation of a fold, and a row for each document.</summary>
public sealed class FoldDb(DbContextOptions<FoldDb> options) : DbContext(options)
{
    public DbSet<FoldPosition> Positions => Set<FoldPosition>();

    public DbSet<FoldDocument> Documents => Set<FoldDocument>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FoldPosition>(static e =>
        {
            e.ToTable("generations").HasKey(static p => p.Generation);
            e.Property(static p => p.Generation).HasColumnName("generation").ValueGeneratedNever();
            e.Property(static p => p.Fold).HasColumnName("fold").HasMaxLength(60);
            e.Property(static p => p.Version).HasColumnName("version");

            // A second process at the same database must not carry a fold back, nor go on with what has been replaced.
            e.Property(static p => p.State).HasColumnName("state").HasMaxLength(10).IsConcurrencyToken();
            e.Property(static p => p.Line).HasColumnName("line").IsConcurrencyToken();
            e.Property(static p => p.Hash).HasColumnName("hash").HasMaxLength(64);
        });
        modelBuilder.Entity<FoldDocument>(e =>
        {
            e.ToTable("documents").HasKey(static d => new { d.Generation, d.Key });
            e.Property(static d => d.Generation).HasColumnName("generation");
            var key = e.Property(static d => d.Key).HasColumnName("key").HasMaxLength(FoldDocuments.KeyLength);

            // Prefixes are scanned as ranges, so keys are ordered by their code points everywhere. SQLite does so by itself.
            if (Database.IsNpgsql())
            {
                key.UseCollation("C");
            }
            else if (Database.IsSqlServer())
            {
                key.UseCollation("Latin1_General_100_BIN2");
            }

            e.Property(static d => d.Body).HasColumnName("body");
        });
    }
}

/// <summary>One generation of a fold's documents: the line it has taken in, and that line's hash.</summary>
public sealed class FoldPosition
{
    /// <summary>Its documents answer. A fold has one of these, but before its first line.</summary>
    public const string Answers = "answers";

    /// <summary>It is built beside the one that answers, and takes its place when it has caught up. Whoever wants a rebuild adds one at line 0.</summary>
    public const string Next = "next";

    /// <summary>It was replaced; its documents are being taken away.</summary>
    public const string Gone = "gone";

    /// <summary>Counted through all folds of the room.</summary>
    public required int Generation { get; set; }

    public required string Fold { get; set; }

    /// <summary>The fold's <see cref="Hosting.Fold.Version"/> that made the documents.</summary>
    public required int Version { get; set; }

    /// <summary><see cref="Answers"/>, <see cref="Next"/> or <see cref="Gone"/>.</summary>
    public required string State { get; set; }

    public long Line { get; set; }

    /// <summary>Null before the first line.</summary>
    public string? Hash { get; set; }
}

/// <summary>One document, in the wire format or packed (<see cref="IPacked"/>).</summary>
public sealed class FoldDocument
{
    public required int Generation { get; set; }

    public required string Key { get; set; }

    public required byte[] Body { get; set; }
}
