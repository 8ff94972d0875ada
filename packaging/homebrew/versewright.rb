# Homebrew's formula for verse. `.ci/formula` writes the addresses and the checksum of a release in the place of the words between @ signs.
class Versewright < Formula
  desc "Workshop for constrained verse that hears syllables, meter and rhyme"
  homepage "@HOMEPAGE@"
  url "@ADDRESS@"
  sha256 "@CHECKSUM@"
  license any_of: ["MIT", "Apache-2.0"]

  depends_on "rust" => :build

  def install
    system "cargo", "install", *std_cargo_args
    generate_completions_from_executable(bin/"verse", "completions")
    commands = Utils.safe_popen_read(bin/"verse", "--help")[/^Commands:\n(.*?)\n\n/m, 1].scan(/^  ([a-z]+) /).flatten
    (man1/"verse.1").write Utils.safe_popen_read(bin/"verse", "man")
    (commands - ["help"]).each do |command|
      (man1/"verse-#{command}.1").write Utils.safe_popen_read(bin/"verse", "man", command)
    end
    doc.install Dir["docs/*.md"], Dir["data/LICENSE-*"]
  end

  test do
    (testpath/"i.haiku.txt").write <<~POEM
      the old gate stands wide
      snow has filled the empty wooden cart
      no one comes to knock
    POEM
    assert_match "9 syllables; line 2 of a haiku has 7", shell_output("#{bin}/verse check i.haiku.txt", 1)
  end
end
