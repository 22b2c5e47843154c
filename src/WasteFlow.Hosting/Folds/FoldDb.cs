using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Hosting;

/// <summary>How every room stores its folds: one row for each position, one for each document.</summary>
public sealed class FoldDb(DbContextOptions<FoldDb> options) : DbContext(options)
{
    public DbSet<FoldPosition> Positions => Set<FoldPosition>();

    public DbSet<FoldDocument> Documents => Set<FoldDocument>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FoldPosition>(static e =>
        {
            e.ToTable("positions").HasKey(static p => p.Fold);
            e.Property(static p => p.Fold).HasColumnName("fold").HasMaxLength(60);

            // A second process at the same database must not carry a fold back.
            e.Property(static p => p.Line).HasColumnName("line").IsConcurrencyToken();
            e.Property(static p => p.Hash).HasColumnName("hash").HasMaxLength(64);
        });
        modelBuilder.Entity<FoldDocument>(e =>
        {
            e.ToTable("documents").HasKey(static d => new { d.Fold, d.Key });
            e.Property(static d => d.Fold).HasColumnName("fold").HasMaxLength(60);
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

/// <summary>The line a fold has taken in, and that line's hash.</summary>
public sealed class FoldPosition
{
    public required string Fold { get; set; }

    public long Line { get; set; }

    public required string Hash { get; set; }
}

/// <summary>One document, in the wire format.</summary>
public sealed class FoldDocument
{
    public required string Fold { get; set; }

    public required string Key { get; set; }

    public required byte[] Body { get; set; }
}
